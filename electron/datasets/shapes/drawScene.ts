import type { Random } from '../../../shared/base/random.ts';
import type { Silhouette } from './silhouettes.ts';

/** Height and width of every scene, in pixels. */
export const side = 32;
/** Red, green, blue. */
export const channels = 3;

type Colour = readonly [number, number, number];
type Direction = readonly [number, number];

/** Which of two colours a point of the shape has; `x`, `y` in half periods of the texture. */
export type Texture = (x: number, y: number) => boolean;

/** The half of a class's name that tells it from another of the same silhouette. */
export const textures: Readonly<Record<string, Texture>> = {
  striped: x => (Math.floor(x) & 1) === 0,
  checked: (x, y) => ((Math.floor(x) + Math.floor(y)) & 1) === 0,
};

const between = (random: Random, from: number, to: number): number => from + random.next() * (to - from);

const anyColour = (random: Random): Colour => [
  between(random, 20, 235),
  between(random, 20, 235),
  between(random, 20, 235),
];

const leastDistance = 110;

/** A colour that can be told from others. */
function contrasting(random: Random, others: readonly Colour[]): Colour {
  for (;;) {
    const [red, green, blue] = anyColour(random);
    const isFar = others.every(([otherRed, otherGreen, otherBlue]) => {
      const square = (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
      return square > leastDistance ** 2;
    });
    if (isFar) return [red, green, blue];
  }
}

/** A unit vector in any direction, without sines. */
function anyDirection(random: Random): Direction {
  for (;;) {
    const [x, y] = [between(random, -1, 1), between(random, -1, 1)];
    const length = Math.sqrt(x * x + y * y);
    if (length > 0.1 && length <= 1) return [x / length, y / length];
  }
}

function setPixel(pixels: Uint8Array, x: number, y: number, colour: Colour): void {
  pixels.set(colour, (y * side + x) * channels);
}

/** A colour that changes slowly across the image. */
function paintBackground(pixels: Uint8Array, random: Random): Colour {
  const colour = anyColour(random);
  const [towardsX, towardsY] = anyDirection(random);
  const change = between(random, 0, 60) / side;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const shift = change * ((x - side / 2) * towardsX + (y - side / 2) * towardsY);
      const at = (y * side + x) * channels;
      for (let channel = 0; channel < channels; channel += 1)
        pixels[at + channel] = clamp((colour[channel] ?? 0) + shift);
    }
  }
  return colour;
}

const clamp = (value: number): number => Math.max(0, Math.min(255, value));

/** Lines that belong to nothing. */
function paintClutter(pixels: Uint8Array, random: Random): void {
  const lines = random.integer(4);
  for (let line = 0; line < lines; line += 1) {
    const colour = anyColour(random);
    const [towardsX, towardsY] = anyDirection(random);
    const [startX, startY] = [between(random, 0, side), between(random, 0, side)];
    const length = between(random, 6, 20);
    for (let step = 0; step < length; step += 0.7) {
      const [x, y] = [Math.floor(startX + step * towardsX), Math.floor(startY + step * towardsY)];
      if (x >= 0 && x < side && y >= 0 && y < side) setPixel(pixels, x, y, colour);
    }
  }
}

/** The shape: anywhere, of any size that shows its texture, turned anyhow; the texture is turned on its own. */
function paintShape(
  pixels: Uint8Array,
  random: Random,
  inside: Silhouette,
  texture: Texture,
  colours: readonly [Colour, Colour],
): void {
  const radius = between(random, 10, 15);
  const margin = radius * 0.8;
  const [centreX, centreY] = [between(random, margin, side - margin), between(random, margin, side - margin)];
  const turn = anyDirection(random);
  const weave = anyDirection(random);
  const halfPeriod = between(random, 2.5, 4);
  const phase = [between(random, 0, 2), between(random, 0, 2)] as const;
  const first = (centre: number) => Math.max(0, Math.floor(centre - radius));
  const last = (centre: number) => Math.min(side - 1, Math.ceil(centre + radius));
  for (let y = first(centreY); y <= last(centreY); y += 1) {
    for (let x = first(centreX); x <= last(centreX); x += 1) {
      const [fromX, fromY] = [x + 0.5 - centreX, y + 0.5 - centreY];
      const shapeX = (fromX * turn[0] + fromY * turn[1]) / radius;
      const shapeY = (fromY * turn[0] - fromX * turn[1]) / radius;
      if (!inside(shapeX, shapeY)) continue;
      const weaveX = (fromX * weave[0] + fromY * weave[1]) / halfPeriod + phase[0];
      const weaveY = (fromY * weave[0] - fromX * weave[1]) / halfPeriod + phase[1];
      setPixel(pixels, x, y, colours[texture(weaveX, weaveY) ? 0 : 1]);
    }
  }
}

/** Grain over everything. */
function addNoise(pixels: Uint8Array, random: Random, grain: Int8Array): void {
  const start = random.integer(grain.length);
  for (let index = 0; index < pixels.length; index += 1) {
    pixels[index] = clamp((pixels[index] ?? 0) + (grain[(start + index) % grain.length] ?? 0));
  }
}

/** Draws one image of the set into its pixels. */
export function drawScene(
  pixels: Uint8Array,
  random: Random,
  inside: Silhouette,
  texture: Texture,
  grain: Int8Array,
): void {
  const background = paintBackground(pixels, random);
  paintClutter(pixels, random);
  const colour = contrasting(random, [background]);
  paintShape(pixels, random, inside, texture, [colour, contrasting(random, [background, colour])]);
  addNoise(pixels, random, grain);
}
