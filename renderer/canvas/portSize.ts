/** Diameter of a port on the canvas; it sits with its middle on the node's edge. */
export const portSize = 8;

/** Between the middles of connections into one port, where there is room. */
export const portSpacing = 20;
