import { Snowflake } from 'lucide-react';
import { useActiveId } from '../stores/documents.ts';
import { useSelection } from '../stores/selection.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './TrainForm.module.css';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { useSettingIssue } from './useSettingIssue.ts';

const listOf = (typed: string): string[] => [...new Set(typed.split(',').map(node => node.trim()))].filter(Boolean);

/** Which nodes keep the weights that they begin with. */
export const FreezeField = () => {
  const { text } = useText();
  const { freeze } = useTrainOptions();
  const label = text('finetune.freeze');
  return (
    <Field label={label} hint={text('finetune.freeze.hint')} error={useSettingIssue('freeze')} isStacked>
      <div className={styles.beside}>
        <TextField
          aria-label={label}
          value={freeze.join(', ')}
          placeholder={text('finetune.freeze.none')}
          onCommit={typed => changeTrainOptions({ freeze: listOf(typed) })}
        />
        <FreezeButton freeze={freeze} />
      </div>
    </Field>
  );
};

/** Takes the nodes that are selected on the canvas. */
const FreezeButton = ({ freeze }: { readonly freeze: readonly string[] }) => {
  const { text } = useText();
  const { nodes } = useSelection(useActiveId());
  return (
    <IconButton
      label={text('finetune.freeze.selected')}
      icon={<Snowflake size={14} strokeWidth={1.5} />}
      disabled={nodes.length === 0}
      onClick={() => changeTrainOptions({ freeze: [...new Set([...freeze, ...nodes])] })}
    />
  );
};
