/** Every node has this width on the canvas. */
export const nodeWidth = 176;

/** Every node has this height: a header, a line of parameters, a line with the output shape. */
export const nodeHeight = 60;

/** Between two rows of nodes, with room for the wires that cross there. */
export const rowGap = 48;

/** Between a node and the vertical of a wire that passes it, and between two such wires. */
export const laneMargin = 16;
export const laneSpacing = 12;

/** Room that the layout keeps on either side of the centre of a column of nodes, and of a wire. */
export const columnReach = nodeWidth / 2 + 20;
export const laneReach = laneSpacing / 2;
