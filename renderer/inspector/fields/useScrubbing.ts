import { type PointerEvent, type RefObject, useRef } from 'react';
import { type Scale, scaleStep, stepped } from './scale.ts';

/** Dragging begins after this many pixels; less is a click. */
const threshold = 3;
const pixelsPerStep = 4;

let gestures = 0;

interface Drag {
  readonly x: number;
  readonly from: number;
  readonly gesture: number;
  isMoving: boolean;
}

/** Lets a number be dragged sideways; a click without dragging puts the cursor in the field. */
export function useScrubbing(
  field: RefObject<HTMLInputElement | null>,
  value: number | null,
  scale: Scale,
  onScrub: (value: number, gesture: number) => void,
) {
  const drag = useRef<Drag | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    if (event.button !== 0 || document.activeElement === field.current || value === null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    gestures += 1;
    drag.current = { x: event.clientX, from: value, gesture: gestures, isMoving: false };
  };

  const onPointerMove = (event: PointerEvent) => {
    const started = drag.current;
    if (!started) return;
    const moved = event.clientX - started.x;
    if (Math.abs(moved) > threshold) started.isMoving = true;
    if (!started.isMoving) return;
    const next = stepped(started.from, Math.round(moved / pixelsPerStep) * scaleStep(event, scale), scale);
    if (next !== value) onScrub(next, started.gesture);
  };

  const onPointerUp = () => {
    const wasClick = drag.current !== null && !drag.current.isMoving;
    drag.current = null;
    if (!wasClick) return;
    field.current?.focus();
    field.current?.select();
  };

  const onPointerCancel = () => {
    drag.current = null;
  };

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}
