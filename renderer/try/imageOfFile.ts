import type { PixelImage } from '../../shared/jobs/PixelImage.ts';
import type { ServedNetwork } from '../../shared/jobs/Question.ts';
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

/** Decodes a file, upright, as the network takes it. Rejects where the file is no image that the window can read. */
export async function imageOfFile(file: File, { input }: ServedNetwork): Promise<PixelImage> {
  const { width, height, channels, resize } = input;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DOMException('no canvas');
  if (channels !== 4) {
    context.fillStyle = '#000000';
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = 'high';
  const box = placeInFrame(bitmap, input, resize);
  context.drawImage(bitmap, box.x, box.y, box.width, box.height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { name: file.name, width, height, channels, pixels: shrinkPixels(data, input, 1) };
}
