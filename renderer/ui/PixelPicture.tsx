import { useEffect, useRef } from 'react';
import styles from './PixelPicture.module.css';

interface PixelPictureProps {
  readonly width: number;
  readonly height: number;
  /** 1 is grey, 3 is colour, 4 has transparency. */
  readonly channels: number;
  /** Row by row, channels last. */
  readonly pixels: Uint8Array;
  /** What it shows; a picture without words is decoration. */
  readonly label?: string;
}

/** A small picture drawn pixel by pixel, enlarged without smoothing to the size of its place. */
export const PixelPicture = ({ width, height, channels, pixels, label }: PixelPictureProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let index = 0; index < width * height; index += 1) {
      const at = index * channels;
      const first = pixels[at] ?? 0;
      image.data[index * 4] = first;
      image.data[index * 4 + 1] = channels === 1 ? first : (pixels[at + 1] ?? 0);
      image.data[index * 4 + 2] = channels === 1 ? first : (pixels[at + 2] ?? 0);
      image.data[index * 4 + 3] = channels === 4 ? (pixels[at + 3] ?? 255) : 255;
    }
    context.putImageData(image, 0, 0);
  }, [width, height, channels, pixels]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      width={width}
      height={height}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
    />
  );
};
