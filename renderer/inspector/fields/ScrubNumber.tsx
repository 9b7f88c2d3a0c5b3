import { type KeyboardEvent, useRef, useState } from 'react';
import controls from '../../ui/control.module.css';
import { joinClasses } from '../../ui/joinClasses.ts';
import { readTyped } from '../readTyped.ts';
import styles from './ScrubNumber.module.css';
import { type Scale, scaleStep, stepped } from './scale.ts';
import { useScrubbing } from './useScrubbing.ts';

interface ScrubNumberProps extends Scale {
  /** Null: there are several values. */
  readonly value: number | null;
  readonly label: string;
  /** Shown while there is no one value. */
  readonly placeholder?: string;
  readonly onChange: (value: number, gesture?: string) => void;
  readonly onExpression?: ((expression: string) => void) | undefined;
}

/** A number to type, with arithmetic, or to drag sideways. Arrow keys step. */
export const ScrubNumber = (props: ScrubNumberProps) => {
  const { value, label, placeholder, onChange, onExpression } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const scrubbing = useScrubbing(field, value, props, (next, gesture) => onChange(next, `${label} ${gesture}`));

  const commit = () => {
    const typed = draft === null ? null : readTyped(draft);
    setDraft(null);
    if (typed?.kind === 'expression') onExpression?.(typed.expression);
    const [number] = typed?.kind === 'numbers' && !typed.isList ? typed.values : [];
    if (number !== undefined && number !== value) onChange(number);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      setDraft(null);
      onChange(stepped(value ?? props.min, direction * scaleStep(event, props), props), `${label} keys`);
    } else if (event.key === 'Enter') {
      commit();
      field.current?.select();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };

  return (
    <input
      {...scrubbing}
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
    />
  );
};
