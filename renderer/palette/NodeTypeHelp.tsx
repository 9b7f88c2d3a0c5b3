import type { NodeType } from '../../shared/layers/NodeType.ts';
import { useText } from '../stores/text.ts';
import styles from './NodeTypeHelp.module.css';

/** What a type does and where it was published. */
export const NodeTypeHelp = ({ type: { summary, reference } }: { readonly type: NodeType }) => {
  const { locale } = useText();
  return (
    <span className={styles.help}>
      <span>{summary[locale]}</span>
      {reference && (
        <span className={styles.reference}>
          {reference.authors} {reference.year}, {reference.title}
        </span>
      )}
    </span>
  );
};
