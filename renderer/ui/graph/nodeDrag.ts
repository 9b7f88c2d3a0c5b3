import { z } from 'zod';

/** How a type of node is known while it is dragged from the palette to the canvas. */
export const nodeDragType = 'application/x-lightweave-node';

const draggedSchema = z.strictObject({ type: z.string(), params: z.record(z.string(), z.string()) });

/** A node as it is dragged: its type, and what it starts with. */
export type DraggedNode = z.infer<typeof draggedSchema>;

export const printDragged = (node: DraggedNode): string => JSON.stringify(node);

/** What was dropped; undefined if it came from elsewhere. */
export function readDragged(text: string): DraggedNode | undefined {
  if (text === '') return undefined;
  return draggedSchema.safeParse(JSON.parse(text)).data;
}
