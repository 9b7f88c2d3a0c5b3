/** A place on the canvas or in a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
