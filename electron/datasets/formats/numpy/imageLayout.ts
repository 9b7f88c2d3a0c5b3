import type { ImageShape } from '../../import/SourceDataset.ts';

/** How the images of an array lie in memory. */
export interface ImageLayout extends ImageShape {
  /** Whole planes of each channel come one after another, as in PyTorch. */
  readonly isPlanar: boolean;
}

const isChannels = (extent: number | undefined): boolean => extent === 1 || extent === 3 || extent === 4;

/**
 * What an array's shape, without the first extent, says of its images: `(h, w)`, `(h, w, c)`, `(c, h, w)`, or one row of
 * pixels of a square. `null` where it cannot be images.
 */
export function imageLayout(extents: readonly number[]): ImageLayout | null {
  const [a = 0, b = 0, c] = extents;
  if (extents.length === 2) return plausible({ height: a, width: b, channels: 1, isPlanar: false });
  if (extents.length === 3 && isChannels(c))
    return plausible({ height: a, width: b, channels: c ?? 1, isPlanar: false });
  if (extents.length === 3 && isChannels(a))
    return plausible({ height: b, width: c ?? 0, channels: a, isPlanar: true });
  return extents.length === 1 ? squareOf(a) : null;
}

/** A row of grey pixels, or of colours pixel by pixel, that makes a square. */
export function squareOf(pixels: number): ImageLayout | null {
  for (const channels of [1, 3]) {
    const side = Math.sqrt(pixels / channels);
    if (Number.isInteger(side)) return plausible({ height: side, width: side, channels, isPlanar: false });
  }
  return null;
}

const mostSide = 8192;

function plausible(layout: ImageLayout): ImageLayout | null {
  const { height, width } = layout;
  return Math.min(height, width) >= 1 && Math.max(height, width) <= mostSide ? layout : null;
}
