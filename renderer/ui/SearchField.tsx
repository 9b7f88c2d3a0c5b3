import { Input } from '@base-ui/react/input';
import { Search } from 'lucide-react';
import type { KeyboardEventHandler, Ref } from 'react';
import controls from './control.module.css';
import { joinClasses } from './joinClasses.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Its name, and what it shows while it is empty. */
  readonly label: string;
  readonly onKeyDown?: KeyboardEventHandler;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field that filters a list with every letter. */
export const SearchField = ({ value, onChange, label, ...rest }: SearchFieldProps) => (
  <div className={styles.field}>
    <Search className={styles.icon} size={14} strokeWidth={1.5} aria-hidden />
    <Input
      {...rest}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onValueChange={onChange}
      className={joinClasses(controls.control, styles.input)}
      spellCheck={false}
    />
  </div>
);
