/*
 * The open documents of the window.
 *
 * Read in components (of the document in front): useActiveDocument() → OpenDocument | null (content: `history.present`),
 *   useActiveId(), useDocument(), useDocumentPart(part), useLowered(), useNode(id), useLoweredNode(id), useNodeProblems(id), useDocumentTabs().
 *   Elsewhere: documents.store.getState() → { documents, order, activeId, closed }, currentDocument().
 * Change: documents.newDocument(name), openTemplate(template, variantId?, values?), openFile(opened), openPath(path),
 *   askAndOpen(), close(id), reopen(id?), activate(id), run(command, { coalesceKey?, documentId? }) → boolean,
 *   undo(), redo(), save(id?), saveAs(id?).
 * Life: startDocuments() (startDocuments.ts) once at the start of the window: restores unsaved work, hears of opened files and of closing,
 *   and keeps the window's title. Failures become notices (notices.ts). Selection: selection.ts. Clipboard: clipboard.ts.
 */
import { useStore } from 'zustand';
import { useStoreWithEqualityFn } from 'zustand/traditional';
import { shallow } from 'zustand/vanilla/shallow';
import type { Problem } from '../../shared/base/problem.ts';
import type { GraphFix } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument, GraphNode, Head } from '../../shared/graph/GraphDocument.ts';
import type { LoweredGraph, LoweredNode } from '../../shared/lowering/LoweredGraph.ts';
import { invoke } from '../client/client.ts';
import { createDocuments } from './createDocuments.ts';
import { announce } from './notices.ts';
import { activeDocument, type DocumentsState, documentTitle, isUnsaved, type OpenDocument } from './OpenDocument.ts';
import { problemsOfNode } from './problemsOfNode.ts';
import { sameLoweredNode } from './sameLoweredNode.ts';

export const documents = createDocuments({ invoke, announce });

/** The document in front, for code outside components. */
export const currentDocument = (): OpenDocument | null => activeDocument(documents.store.getState());

/** The document in front; drawn again on every edit. Prefer a narrower hook where one will do. */
export const useActiveDocument = (): OpenDocument | null => useStore(documents.store, activeDocument);

export const useActiveId = (): string | null => useStore(documents.store, ({ activeId }) => activeId);

/** The content of the document in front. */
export const useDocument = (): GraphDocument | undefined =>
  useStore(documents.store, state => activeDocument(state)?.history.present);

/** A part of the content of the document in front; drawn again only when that part changes. */
export const useDocumentPart = <Part extends keyof GraphDocument>(part: Part): GraphDocument[Part] | undefined =>
  useStore(documents.store, state => activeDocument(state)?.history.present[part]);

/** Shapes, costs and problems of the document in front. */
export const useLowered = (): LoweredGraph | undefined =>
  useStore(documents.store, state => activeDocument(state)?.lowered);

export const useNode = (id: string): GraphNode | undefined =>
  useStore(documents.store, state => activeDocument(state)?.history.present.nodes[id]);

/** How a node's output is trained; undefined for a node that is no output. */
export const useHead = (id: string): Head | undefined =>
  useStore(documents.store, state => activeDocument(state)?.history.present.heads[id]);

/** What lowering found out about a node; drawn again only when that changes. */
export const useLoweredNode = (id: string): LoweredNode | undefined =>
  useStoreWithEqualityFn(documents.store, state => activeDocument(state)?.lowered.nodes[id], sameLoweredNode);

const sameProblems = (a: readonly Problem[], b: readonly Problem[]): boolean =>
  a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));

/** The problems located at a node; drawn again only when they change. */
export const useNodeProblems = (id: string): readonly Problem<GraphFix>[] =>
  useStoreWithEqualityFn(documents.store, state => problemsOfNode(activeDocument(state)?.lowered, id), sameProblems);

export interface DocumentTab {
  readonly id: string;
  readonly title: string;
  readonly isUnsaved: boolean;
  readonly isActive: boolean;
}

const tabsOf = ({ documents: open, order, activeId }: DocumentsState): readonly DocumentTab[] =>
  order.flatMap(id => {
    const tab = open[id];
    return tab ? [{ id, title: documentTitle(tab), isUnsaved: isUnsaved(tab), isActive: id === activeId }] : [];
  });

const sameTabs = (a: readonly DocumentTab[], b: readonly DocumentTab[]): boolean =>
  a.length === b.length && a.every((tab, index) => shallow(tab, b[index]));

/** The tabs in their order; drawn again only when a tab changes. */
export const useDocumentTabs = (): readonly DocumentTab[] => useStoreWithEqualityFn(documents.store, tabsOf, sameTabs);
