import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Gallery.module.css';

interface StartNetsProps {
  readonly families: readonly TemplateFile[];
  readonly onOpen: (family: TemplateFile) => void;
}

/** The families that a search by narrowing starts from: they stand with their cards elsewhere, since none found them. */
export const StartNets = ({ families, onOpen }: StartNetsProps) => {
  const { text } = useText();
  return (
    <p className={styles.startNets}>
      {text('gallery.startNets')}
      {families
        .filter(({ startsNetAdapt }) => startsNetAdapt)
        .map(family => (
          <Button key={family.id} onClick={() => onOpen(family)}>
            {text('gallery.openNamed', { name: family.name })}
          </Button>
        ))}
    </p>
  );
};
