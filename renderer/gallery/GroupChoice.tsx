import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { useText } from '../stores/text.ts';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Gallery.module.css';
import { type Group, groups } from './groups.ts';

interface GroupChoiceProps {
  readonly families: readonly TemplateFile[];
  readonly group: Group | 'all';
  readonly onChoose: (group: Group | 'all') => void;
}

/** Which idea of lightness is looked for; nothing to choose while all families share one. */
export const GroupChoice = ({ families, group, onChoose }: GroupChoiceProps) => {
  const { text } = useText();
  const there = groups.filter(each => families.some(family => family.group === each));
  if (there.length < 2) return null;
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{text('gallery.groups')}</span>
      <Segmented
        label={text('gallery.groups')}
        value={group}
        options={(['all', ...there] as const).map(value => ({ value, label: text(`gallery.group.${value}`) }))}
        onChange={onChoose}
      />
    </div>
  );
};
