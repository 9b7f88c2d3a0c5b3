/** How a type of node is known while it is dragged from the palette to the canvas. */
export const nodeDragType = 'application/x-lightweave-node';
