import type { PixelImage } from '../../shared/jobs/PixelImage.ts';
import type { ServedNetwork } from '../../shared/jobs/Question.ts';
import { centreMass, scaleToDigit } from './centreDigit.ts';
import { shrinkPixels } from './shrinkPixels.ts';
import type { Stroke } from './strokes.ts';

/** The pen's width, as a share of the shorter side: that of MNIST's digits. */
const penShare = 0.085;

/** Strokes with round ends on black. */
export function paintStrokes(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  strokes: readonly Stroke[],
  width: number,
  height: number,
): void {
  context.fillStyle = '#000000';
  context.fillRect(0, 0, width, height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = penShare * Math.min(width, height);
  for (const { points, colour } of strokes) {
    context.strokeStyle = colour;
    context.beginPath();
    points.forEach(({ x, y }, index) => {
      if (index === 0) context.moveTo(x * width, y * height);
      context.lineTo(x * width, y * height);
    });
    context.stroke();
  }
}

/** Whether drawings are brought into the form of MNIST's digits: only where a network has learned those. */
export const takesDigits = ({ dataset, input }: ServedNetwork): boolean =>
  dataset.id === 'mnist' && input.channels === 1;

/** Fine enough for smooth edges: a drawing is painted at least this large before it is made small. */
const paintedSize = 280;

/** The drawing as the network sees it. */
export function imageOfDrawing(strokes: readonly Stroke[], network: ServedNetwork): PixelImage {
  const { width, height, channels } = network.input;
  const isDigit = takesDigits(network);
  const factor = Math.max(1, Math.ceil(paintedSize / Math.max(width, height)));
  const canvas = new OffscreenCanvas(width * factor, height * factor);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const image = { name: 'drawing', width, height, channels };
  if (context === null) return { ...image, pixels: new Uint8Array(width * height * channels) };
  paintStrokes(context, isDigit ? scaleToDigit(strokes, penShare) : strokes, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = shrinkPixels(data, image, factor);
  return { ...image, pixels: isDigit ? centreMass(pixels, height, width) : pixels };
}
