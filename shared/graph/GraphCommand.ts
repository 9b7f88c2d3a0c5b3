import type { TextKey } from '../text/en/catalogue.ts';
import type { TextValues } from '../text/fill.ts';
import type { Argument, DocumentInput, GraphEdge, GraphNode, Head, ParamValue, Value } from './GraphDocument.ts';

type Position = GraphNode['position'];

/** Every edit of a document is one of these; they are the API and the label in the history. Ids are given by the caller. */
export type GraphCommand =
  | { readonly kind: 'addNode'; readonly id: string; readonly node: GraphNode }
  /** Removes nodes with their connections and heads, and single connections. */
  | { readonly kind: 'remove'; readonly nodes: readonly string[]; readonly edges: readonly string[] }
  | { readonly kind: 'connect'; readonly id: string; readonly edge: GraphEdge }
  | {
      readonly kind: 'setParam';
      readonly nodes: readonly string[];
      readonly param: string;
      readonly value: ParamValue | undefined;
    }
  | { readonly kind: 'setRepeat'; readonly node: string; readonly value: Value | undefined }
  | { readonly kind: 'setWhen'; readonly nodes: readonly string[]; readonly value: Value | undefined }
  | { readonly kind: 'setLabel'; readonly node: string; readonly label: string | undefined }
  | { readonly kind: 'move'; readonly positions: Readonly<Record<string, Position>> }
  | { readonly kind: 'setArgument'; readonly name: string; readonly argument: Argument | undefined }
  | { readonly kind: 'setInput'; readonly input: Partial<DocumentInput> }
  | { readonly kind: 'setHead'; readonly node: string; readonly head: Head | undefined }
  | { readonly kind: 'setName'; readonly name: string }
  | { readonly kind: 'setNotes'; readonly notes: string }
  /** Adds copies of nodes and the connections among them; ids are new already. */
  | {
      readonly kind: 'paste';
      readonly nodes: Readonly<Record<string, GraphNode>>;
      readonly edges: Readonly<Record<string, GraphEdge>>;
    }
  /**
   * Puts a node into a connection: its source feeds the node, the node feeds its target over the new connection
   * `outgoing`. The handles of the node are `in` and `out` unless said otherwise.
   */
  | {
      readonly kind: 'insert';
      readonly edge: string;
      readonly id: string;
      readonly node: GraphNode;
      readonly outgoing: string;
      readonly inputHandle?: string;
      readonly outputHandle?: string;
    }
  /** Several commands as one step of the history, all or none. */
  | { readonly kind: 'batch'; readonly label: string; readonly commands: readonly GraphCommand[] };

/** What one click can do about a problem: a label and the edit behind it. */
export interface GraphFix {
  readonly label: TextKey;
  readonly values?: TextValues;
  readonly command: GraphCommand;
}
