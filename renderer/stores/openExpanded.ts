import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { expandDocument } from '../../shared/lowering/expandDocument.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { directionOf } from '../ui/graph/direction.ts';
import { arrangeIfPiled } from './arrange.ts';
import { documents } from './documents.ts';
import { settingsStore } from './settings.ts';
import { currentText } from './text.ts';

/** Whether a network is without errors, and more than the layers that stand in it already. */
export const canExpand = ({ plan }: LoweredGraph): boolean =>
  plan !== null && plan.layers.some(({ origin, node }) => origin !== node);

const longestName = 256;

/** Opens the network of a document as its primitive layers in a tab of its own; the document stays as it is. */
export function openExpanded(document: GraphDocument, { plan }: LoweredGraph): void {
  if (plan === null) return;
  const name = currentText().text('document.expanded', { name: document.name }).slice(0, longestName);
  const direction = directionOf(document, settingsStore.getState().settings.flow);
  documents.open(arrangeIfPiled({ ...expandDocument(document, plan), name }, direction));
}
