import type { Problem } from '../../shared/base/problem.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { EngineStatus } from '../../shared/ipc/messages.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { type SettingIssue, settingIssues } from '../../shared/jobs/settingIssues.ts';
import { fitDocument } from '../../shared/lowering/fitDocument.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import type { Translator } from '../../shared/text/Translator.ts';
import type { TrainOptions } from '../stores/trainForm.ts';

/** Everything that decides whether a network can be trained now. */
export interface TrainSituation {
  readonly document: GraphDocument | undefined;
  readonly lowered: LoweredGraph | undefined;
  readonly dataset: DatasetInfo | null;
  readonly engine: EngineStatus;
  readonly options: TrainOptions;
}

/** What keeps a network from being trained; null where nothing does. */
export type TrainBlock =
  | { readonly reason: 'document' | 'dataset' }
  | { readonly reason: 'missing'; readonly dataset: DatasetInfo }
  | { readonly reason: 'fit'; readonly dataset: DatasetInfo }
  | { readonly reason: 'problems'; readonly problem: Problem }
  | { readonly reason: 'settings'; readonly issue: SettingIssue }
  | { readonly reason: 'engine'; readonly engine: EngineStatus };

export function trainBlock(situation: TrainSituation): TrainBlock | null {
  const { document, lowered, dataset, engine } = situation;
  if (document === undefined || lowered === undefined) return { reason: 'document' };
  if (dataset === null) return { reason: 'dataset' };
  if (dataset.missing !== null) return { reason: 'missing', dataset };
  const problem = lowered.problems.find(({ severity }) => severity === 'error');
  if (problem !== undefined) return { reason: 'problems', problem };
  if (fitDocument(document, dataset).problems.length > 0) return { reason: 'fit', dataset };
  const [issue] = issuesOf(situation);
  if (issue !== undefined) return { reason: 'settings', issue };
  if (engine.state === 'unavailable') return { reason: 'engine', engine };
  return null;
}

/** What is wrong with the settings beside the network and the dataset. */
export const issuesOf = ({ lowered, dataset, options }: TrainSituation): readonly SettingIssue[] =>
  dataset === null ? [] : settingIssues(options, lowered?.plan ?? null, dataset.examples.train);

/** One of these as a sentence. */
export const describeIssue = ({ kind, expected, received }: SettingIssue, { text }: Pick<Translator, 'text'>): string =>
  text(`train.issue.${kind}`, { expected, received });

/** A block as a sentence. */
export function describeBlock(block: TrainBlock, translator: Translator): string {
  const { text, problem } = translator;
  switch (block.reason) {
    case 'document':
    case 'dataset':
      return text(`train.blocked.${block.reason}`);
    case 'missing':
      return text('train.dataset.missing', { reason: block.dataset.missing ?? '' });
    case 'fit':
      return text('train.blocked.fit', { dataset: block.dataset.name });
    case 'problems':
      return text('train.blocked.problems', { problem: problem(block.problem) });
    case 'settings':
      return describeIssue(block.issue, translator);
    case 'engine':
      return text('train.blocked.engine', { reason: block.engine.reason ?? '' });
  }
}
