import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureGrid } from './pictureGrid.ts';
import { shiftImages } from './shiftImages.ts';

const size = { height: 3, width: 5, channels: 2 };
const image = fc.uint8Array({ minLength: 30, maxLength: 30 });

test('shifting moves every column and brings black in', () => {
  fc.assert(
    fc.property(image, fc.integer({ min: -7, max: 7 }), (bytes, shift) => {
      const [plain, moved] = [bytes, shiftImages({ ...size, bytes, count: 1 }, [0, shift])];
      expect(moved.count).toBe(2);
      expect(moved.bytes.subarray(0, 30)).toEqual(plain);
      for (let row = 0; row < 3; row += 1) {
        for (let column = 0; column < 5; column += 1) {
          for (let channel = 0; channel < 2; channel += 1) {
            const from = column - shift;
            const expected = from >= 0 && from < 5 ? plain[(row * 5 + from) * 2 + channel] : 0;
            expect(moved.bytes[30 + (row * 5 + column) * 2 + channel]).toBe(expected);
          }
        }
      }
    }),
  );
});

test('a grid holds every picture at its place', () => {
  fc.assert(
    fc.property(
      fc.array(image, { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 1, max: 4 }),
      (pictures, columns) => {
        const bytes = Uint8Array.from(pictures.flatMap(picture => [...picture]));
        const grid = pictureGrid({ ...size, bytes, count: pictures.length }, columns);
        expect(grid.bytes.length).toBe(grid.height * grid.width * 2);
        for (const [index, picture] of pictures.entries()) {
          const [top, left] = [1 + Math.floor(index / columns) * 4, 1 + (index % columns) * 6];
          const rows = [0, 1, 2].map(row => {
            const start = ((top + row) * grid.width + left) * 2;
            return [...grid.bytes.subarray(start, start + 10)];
          });
          expect(rows.flat()).toEqual([...picture]);
        }
      },
    ),
  );
});
