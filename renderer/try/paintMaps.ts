import type { Activation } from '../../shared/jobs/Question.ts';
import { rampOf } from '../charts/ramps.ts';

const gap = 2;

interface Tiling {
  readonly columns: number;
  /** Pixels of the screen that a map is wide and high. */
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** The largest equal tiles that hold all maps in an area. */
function tile(
  { maps, width, height }: Pick<Activation, 'maps' | 'width' | 'height'>,
  area: { readonly width: number; readonly height: number },
): Tiling {
  let best: Tiling = { columns: 1, tileWidth: 0, tileHeight: 0 };
  for (let columns = 1; columns <= maps; columns += 1) {
    const rows = Math.ceil(maps / columns);
    const scale = Math.min(
      (area.width - (columns - 1) * gap) / columns / width,
      (area.height - (rows - 1) * gap) / rows / height,
    );
    if (scale * width > best.tileWidth) best = { columns, tileWidth: scale * width, tileHeight: scale * height };
  }
  return best;
}

/** Paints feature maps side by side, or a vector as bars, on a canvas of so many pixels. */
export function paintMaps(context: CanvasRenderingContext2D, activation: Activation): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  if (activation.maps === 1 && activation.height === 1) paintBars(context, activation);
  else paintTiles(context, activation);
}

function paintTiles(context: CanvasRenderingContext2D, activation: Activation): void {
  const { maps, width, height, pixels, low, high } = activation;
  const { columns, tileWidth, tileHeight } = tile(activation, context.canvas);
  const ramp = rampOf(low, high);
  const map = new OffscreenCanvas(width, height);
  const mapContext = map.getContext('2d');
  if (mapContext === null) return;
  context.imageSmoothingEnabled = false;
  for (let index = 0; index < maps; index += 1) {
    const image = mapContext.createImageData(width, height);
    for (let place = 0; place < width * height; place += 1) {
      const byte = pixels[index * width * height + place] ?? 0;
      image.data.set(ramp.subarray(byte * 3, byte * 3 + 3), place * 4);
      image.data[place * 4 + 3] = 255;
    }
    mapContext.putImageData(image, 0, 0);
    const x = (index % columns) * (tileWidth + gap);
    const y = Math.floor(index / columns) * (tileHeight + gap);
    context.drawImage(map, x, y, tileWidth, tileHeight);
  }
}

function paintBars(context: CanvasRenderingContext2D, { width: count, pixels, low, high }: Activation): void {
  const { width, height } = context.canvas;
  const ramp = rampOf(low, high);
  const bottom = Math.min(0, low);
  const range = Math.max(0, high) - bottom || 1;
  const yOf = (value: number): number => height - ((value - bottom) / range) * height;
  const step = Math.min(width / count, 32);
  for (let index = 0; index < count; index += 1) {
    const byte = pixels[index] ?? 0;
    const value = low + ((high - low) * byte) / 255;
    context.fillStyle = `rgb(${ramp.subarray(byte * 3, byte * 3 + 3).join(' ')})`;
    const top = Math.min(yOf(value), yOf(0));
    context.fillRect(
      index * step,
      top,
      Math.max(1, step - (step > 4 ? 1 : 0)),
      Math.max(1, Math.abs(yOf(value) - yOf(0))),
    );
  }
}
