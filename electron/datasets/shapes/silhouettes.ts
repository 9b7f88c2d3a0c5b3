/** Whether a point lies in a shape of radius 1 around the origin. */
export type Silhouette = (x: number, y: number) => boolean;

/** Directions of the five edges of a star, as literals: sines may differ in their last bit between platforms. */
const starEdges = [
  [0, 1],
  [0.9510565162951535, 0.3090169943749474],
  [0.5877852522924731, -0.8090169943749475],
  [-0.5877852522924731, -0.8090169943749475],
  [-0.9510565162951535, 0.3090169943749474],
] as const;
const edgeDistance = 0.3090169943749474;

/** A point of a five-pointed star is inside all its edges but one. */
function isInStar(x: number, y: number): boolean {
  let outside = 0;
  for (const [normalX, normalY] of starEdges) if (x * normalX + y * normalY > edgeDistance) outside += 1;
  return outside <= 1;
}

/** By the word that the class names have for them. */
export const silhouettes: Readonly<Record<string, Silhouette>> = {
  circle: (x, y) => x * x + y * y < 0.81,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.75,
  triangle: (x, y) => y > -0.5 && y + Math.abs(x) * 1.7320508075688772 < 1,
  star: isInStar,
  cross: (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.3 && Math.max(Math.abs(x), Math.abs(y)) < 0.95,
};
