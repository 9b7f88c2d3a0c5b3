import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TrainingStatistics } from '../../shared/training/TrainingStatistics.ts';
import { judgeStatistics, type TrainingWarning } from '../../shared/training/judgeStatistics.ts';
import { useActiveId } from './documents.ts';
import { jobs } from './jobs.ts';

/** The training that was last started of each open document. */
const trainings = createStore<Readonly<Record<string, string>>>(() => ({}));

export const noteTraining = (documentId: string, jobId: string): void => trainings.setState({ [documentId]: jobId });

type NodeWarnings = ReadonlyMap<string, readonly TrainingWarning[]>;

const none: readonly TrainingWarning[] = [];
const judged = new WeakMap<TrainingStatistics, NodeWarnings>();

function warningsByNode(statistics: TrainingStatistics): NodeWarnings {
  const known = judged.get(statistics);
  if (known !== undefined) return known;
  const found = new Map<string, TrainingWarning[]>();
  for (const warning of judgeStatistics(statistics)) {
    found.set(warning.node, [...(found.get(warning.node) ?? []), warning]);
  }
  judged.set(statistics, found);
  return found;
}

/** What the last training of the document in front found wrong with a node's layers. */
export function useTrainingWarnings(nodeId: string): readonly TrainingWarning[] {
  const documentId = useActiveId();
  const jobId = useStore(trainings, state => (documentId === null ? undefined : state[documentId]));
  return useStore(jobs.store, ({ jobs: known }) => {
    const statistics = jobId === undefined ? null : known[jobId]?.statistics;
    return (statistics && warningsByNode(statistics).get(nodeId)) ?? none;
  });
}
