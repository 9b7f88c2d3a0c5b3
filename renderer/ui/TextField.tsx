import { Input } from '@base-ui/react/input';
import { type KeyboardEvent, type Ref, useState } from 'react';
import controls from './control.module.css';

interface TextFieldProps {
  readonly value: string;
  /** Called with the final text: on Enter or when the focus leaves. Escape puts the old text back. */
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text that is taken over when it is finished, not letter by letter. */
export const TextField = ({ value, onCommit, ...rest }: TextFieldProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <Input
      {...rest}
      value={draft ?? value}
      onValueChange={setDraft}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className={controls.control}
      spellCheck={false}
    />
  );
};
