import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What is selected on the canvas: view state of a document, outside its history. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

const noSelection: Selection = { nodes: [], edges: [] };

/** The selection of each open document, by document id. */
const selectionStore = createStore<Readonly<Record<string, Selection>>>(() => ({}));

export const selectionOf = (documentId: string | null): Selection =>
  (documentId === null ? undefined : selectionStore.getState()[documentId]) ?? noSelection;

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

export function select(documentId: string, nodes: readonly string[], edges: readonly string[] = []): void {
  const current = selectionOf(documentId);
  if (sameIds(current.nodes, nodes) && sameIds(current.edges, edges)) return;
  selectionStore.setState({ [documentId]: { nodes, edges } });
}

export const useSelection = (documentId: string | null): Selection =>
  useStore(selectionStore, state => (documentId === null ? undefined : state[documentId]) ?? noSelection);
