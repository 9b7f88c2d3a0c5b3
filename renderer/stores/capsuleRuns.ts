import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { capsuleParts } from '../../shared/lowering/capsuleParts.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { invoke } from '../client/client.ts';

/** Which runs have a network with capsules that draws its images again. */
const capsuleRuns = createStore<{ readonly known: Readonly<Record<string, boolean>> }>(() => ({ known: {} }));

async function look(run: string): Promise<void> {
  const has = await invoke('run.document', { run }).then(
    document => {
      const { plan } = lower(document);
      return plan !== null && capsuleParts(plan) !== null;
    },
    () => false,
  );
  capsuleRuns.setState(({ known }) => ({ known: { ...known, [run]: has } }));
}

/** Whether there is something to see of a run's capsules; false until that is known. */
export function useHasCapsules(run: string | null): boolean {
  const has = useStore(capsuleRuns, ({ known }) => (run === null ? false : known[run]));
  useEffect(() => {
    if (run !== null && has === undefined) void look(run);
  }, [run, has]);
  return has ?? false;
}
