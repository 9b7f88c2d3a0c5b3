import { type KeyboardEvent, useState } from 'react';
import { beginStroke, extendStroke, type PadPoint } from './strokes.ts';

interface Cursor extends PadPoint {
  /** The pen touches the pad. */
  readonly isDown: boolean;
}

const step = 1 / 28;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const inside = (value: number): number => Math.min(1, Math.max(0, value));

/** Draws by keys: arrows move the pen, the space bar lowers and lifts it. `onKeyDown` tells whether a key was for it. */
export function usePadKeys() {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const onKeyDown = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const at = cursor ?? { x: 0.5, y: 0.25, isDown: false };
    if (key === ' ') {
      if (!at.isDown) beginStroke({ x: at.x, y: at.y });
      setCursor({ ...at, isDown: !at.isDown });
      return true;
    }
    const move = moves[key];
    if (move === undefined) return false;
    const length = shiftKey ? 4 * step : step;
    const moved = { x: inside(at.x + move[0] * length), y: inside(at.y + move[1] * length) };
    if (at.isDown) extendStroke([moved]);
    setCursor({ ...at, ...moved });
    return true;
  };
  return { cursor, onKeyDown, onBlur: () => setCursor(null) };
}
