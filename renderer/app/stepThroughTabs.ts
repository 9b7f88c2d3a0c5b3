import { documents } from '../stores/documents.ts';

/** Brings the document `offset` tabs further to the front, round the end. */
export function stepThroughTabs(offset: 1 | -1): void {
  const { order, activeId } = documents.store.getState();
  const index = order.findIndex(id => id === activeId);
  const next = order.at((index + offset) % order.length);
  if (next !== undefined) documents.activate(next);
}
