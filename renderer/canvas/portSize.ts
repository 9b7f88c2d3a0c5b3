/** Diameter of a port on the canvas; it sits with its middle on the node's edge. */
export const portSize = 8;
