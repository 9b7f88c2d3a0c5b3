import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import controls from '../../ui/control.module.css';
import { joinClasses } from '../../ui/joinClasses.ts';
import { readTyped } from '../readTyped.ts';
import styles from './ScrubNumber.module.css';

interface ScrubNumberProps {
  /** Null: there are several values. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** How much an arrow key or four pixels of dragging change. */
  readonly step: number;
  readonly label: string;
  /** Shown while there is no one value. */
  readonly placeholder?: string;
  readonly onChange: (value: number, gesture?: string) => void;
  readonly onExpression?: ((expression: string) => void) | undefined;
}

/** Dragging begins after this many pixels; less is a click. */
const threshold = 3;
const pixelsPerStep = 4;

let gestures = 0;

/** Drops what binary fractions add: 0.1 + 0.2 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Steps grow with Shift and shrink with Alt; whole numbers stay whole. */
const stepOf = (event: { readonly shiftKey: boolean; readonly altKey: boolean }, step: number): number =>
  event.shiftKey ? step * 10 : event.altKey && !Number.isInteger(step) ? step / 10 : step;

/** A number to type, with arithmetic, or to drag sideways. Arrow keys step. */
export const ScrubNumber = (props: ScrubNumberProps) => {
  const { value, min, max, step, label, placeholder, onChange, onExpression } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const drag = useRef<{
    readonly x: number;
    readonly from: number;
    readonly gesture: string;
    isMoving: boolean;
  } | null>(null);

  const commit = () => {
    const typed = draft === null ? null : readTyped(draft);
    setDraft(null);
    if (typed?.kind === 'expression') onExpression?.(typed.expression);
    const [number] = typed?.kind === 'numbers' && !typed.isList ? typed.values : [];
    if (number !== undefined && number !== value) onChange(tidy(number));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      setDraft(null);
      onChange(clamp(tidy((value ?? min) + direction * stepOf(event, step)), min, max), `${label} keys`);
    } else if (event.key === 'Enter') {
      commit();
      field.current?.select();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };

  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    if (event.button !== 0 || document.activeElement === field.current || value === null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    gestures += 1;
    drag.current = { x: event.clientX, from: value, gesture: `${label} ${gestures}`, isMoving: false };
  };

  const onPointerMove = (event: PointerEvent) => {
    const started = drag.current;
    if (!started) return;
    const moved = event.clientX - started.x;
    if (Math.abs(moved) > threshold) started.isMoving = true;
    if (!started.isMoving) return;
    const next = clamp(tidy(started.from + Math.round(moved / pixelsPerStep) * stepOf(event, step)), min, max);
    if (next !== value) onChange(next, started.gesture);
  };

  const onPointerUp = () => {
    const wasClick = drag.current !== null && !drag.current.isMoving;
    drag.current = null;
    if (wasClick) {
      field.current?.focus();
      field.current?.select();
    }
  };

  return (
    <input
      ref={field}
      type="text"
      inputMode="decimal"
      className={joinClasses(controls.control, styles.field)}
      aria-label={label}
      value={draft ?? (value === null ? '' : String(value))}
      placeholder={placeholder}
      spellCheck={false}
      onChange={event => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        drag.current = null;
      }}
    />
  );
};
