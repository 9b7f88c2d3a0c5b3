import type { PixelImage } from '../../shared/jobs/PixelImage.ts';
import type { ServedNetwork } from '../../shared/jobs/Question.ts';
import { resample } from './resample.ts';
import { shrinkPixels } from './shrinkPixels.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a picture goes in a frame: over all of it, its middle filling it, or all of it inside with bars. */
export function placeInFrame(
  picture: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
  resize: ServedNetwork['input']['resize'],
): Box {
  if (resize === 'stretch') return { x: 0, y: 0, width: frame.width, height: frame.height };
  const scales = [frame.width / picture.width, frame.height / picture.height];
  const scale = resize === 'crop' ? Math.max(...scales) : Math.min(...scales);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}

/** More pixels than so many times those that are wanted tell the kernel nothing, and take their time. */
const mostScale = 4;

/** Draws over black, unless the network sees what shines through. */
function canvasOf(width: number, height: number, hasAlpha: boolean) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DOMException('no canvas');
  if (!hasAlpha) context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return context;
}

/** Decodes a file, upright, as the network takes it. Rejects where the file is no image that the window can read. */
export async function imageOfFile(file: File, { input }: ServedNetwork): Promise<PixelImage> {
  const { width, height, channels, resize } = input;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const box = placeInFrame(bitmap, input, resize);
  const size = { width: Math.max(1, Math.round(box.width)), height: Math.max(1, Math.round(box.height)) };
  const drawn = {
    width: Math.min(bitmap.width, size.width * mostScale),
    height: Math.min(bitmap.height, size.height * mostScale),
  };
  const large = canvasOf(drawn.width, drawn.height, channels === 4);
  large.drawImage(bitmap, 0, 0, drawn.width, drawn.height);
  bitmap.close();
  const pixels = resample(large.getImageData(0, 0, drawn.width, drawn.height).data, drawn, size);
  const frame = canvasOf(width, height, channels === 4);
  frame.putImageData(new ImageData(pixels, size.width, size.height), Math.round(box.x), Math.round(box.y));
  const { data } = frame.getImageData(0, 0, width, height);
  return { name: file.name, width, height, channels, pixels: shrinkPixels(data, input, 1) };
}
