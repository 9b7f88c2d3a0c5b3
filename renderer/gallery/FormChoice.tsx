import { useText } from '../stores/text.ts';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Gallery.module.css';
import { type InputForm, inputForms } from './inputForm.ts';

interface FormChoiceProps {
  readonly form: InputForm | null;
  readonly onChoose: (form: InputForm) => void;
}

/** Which images all families are shown for. */
export const FormChoice = ({ form, onChoose }: FormChoiceProps) => {
  const { text } = useText();
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{text('gallery.forms')}</span>
      <Segmented
        label={text('gallery.forms')}
        value={form}
        options={inputForms.map(value => ({ value, label: text(`gallery.form.${value}`) }))}
        onChange={onChoose}
      />
    </div>
  );
};
