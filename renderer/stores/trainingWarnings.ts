import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TrainingStatistics } from '../../shared/training/TrainingStatistics.ts';
import { judgeStatistics, type TrainingWarning } from '../../shared/training/judgeStatistics.ts';
import { useActiveId } from './documents.ts';
import { jobs } from './jobs.ts';

interface TrainingsState {
  /** The training that was last started of each open document. */
  readonly jobs: Readonly<Record<string, string>>;
  /** Of documents that are the network of an earlier run: what that one found. */
  readonly earlier: Readonly<Record<string, TrainingStatistics>>;
}

const trainings = createStore<TrainingsState>(() => ({ jobs: {}, earlier: {} }));

export const noteTraining = (documentId: string, jobId: string): void =>
  trainings.setState(state => ({ jobs: { ...state.jobs, [documentId]: jobId } }));

export const noteEarlierTraining = (documentId: string, statistics: TrainingStatistics): void =>
  trainings.setState(({ earlier }) => ({ earlier: { ...earlier, [documentId]: statistics } }));

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
  const documentId = useActiveId() ?? '';
  const jobId = useStore(trainings, state => state.jobs[documentId]);
  const earlier = useStore(trainings, state => state.earlier[documentId] ?? null);
  return useStore(jobs.store, ({ jobs: known }) => {
    const statistics = jobId === undefined ? earlier : known[jobId]?.statistics;
    return (statistics && warningsByNode(statistics).get(nodeId)) ?? none;
  });
}
