import type { Problem } from '../../shared/base/problem.ts';
import { formatShape } from '../../shared/base/shape.ts';
import { applyCommand } from '../../shared/graph/applyCommand.ts';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { lower } from '../../shared/lowering/lower.ts';
import type { TextKey } from '../../shared/text/en/catalogue.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';

/** A figure of the network before and after it is adapted; null where it cannot be known. */
export interface FitRow {
  readonly label: TextKey;
  readonly before: string | null;
  readonly after: string | null;
}

export interface FitPreview {
  readonly rows: readonly FitRow[];
  /** What would be wrong with the adapted network. */
  readonly problem: Problem | null;
}

const inputShape = ({ input }: LoweredGraph): string | null =>
  input && formatShape([input.height, input.width, input.channels]);

/** The shape at the first head that is compared with the label. */
const outputShape = ({ heads, layers }: LoweredGraph): string | null => {
  const head = heads.find(({ target }) => target === 'label');
  const layer = layers.find(({ name }) => name === head?.layer);
  return layer === undefined ? null : formatShape(layer.shape);
};

const figures: readonly (readonly [TextKey, (lowered: LoweredGraph) => string | null])[] = [
  ['fit.input', inputShape],
  ['fit.output', outputShape],
  ['fit.params', ({ totals }) => formatScaled(totals.trainableParams)],
  ['fit.macs', ({ totals }) => formatScaled(totals.macs)],
];

/** What adapting would change, worked out by doing it to a copy. */
export function previewFit(document: GraphDocument, command: GraphCommand): FitPreview {
  const edit = applyCommand(document, command);
  const before = lower(document);
  if (!edit.ok) return { rows: [], problem: edit.error[0] ?? null };
  const after = lower(edit.value);
  return {
    rows: figures.map(([label, figure]) => ({ label, before: figure(before), after: figure(after) })),
    problem: after.problems.find(({ severity }) => severity === 'error') ?? null,
  };
}
