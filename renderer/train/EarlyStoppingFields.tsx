import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Switch } from '../ui/Switch.tsx';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { WholeField } from './WholeField.tsx';

const defaultEarlyStopping = { patience: 5, minDelta: 0 };

/** Whether a run ends before its last epoch, and when. */
export const EarlyStoppingFields = () => {
  const { text } = useText();
  const { earlyStopping } = useTrainOptions();
  const hint = earlyStopping === null ? undefined : text('train.earlyStopping.hint');
  return (
    <>
      <Field label={text('train.earlyStopping')} hint={hint}>
        <Switch
          isOn={earlyStopping !== null}
          onChange={isOn => changeTrainOptions({ earlyStopping: isOn ? defaultEarlyStopping : null })}
        />
      </Field>
      {earlyStopping !== null && (
        <>
          <WholeField
            label={text('train.patience')}
            value={earlyStopping.patience}
            min={1}
            unit={text('train.unit.epochs', { count: earlyStopping.patience })}
            onChange={patience => changeTrainOptions({ earlyStopping: { ...earlyStopping, patience } })}
          />
          <Field label={text('train.minDelta')}>
            <NumberField
              value={earlyStopping.minDelta}
              min={0}
              step={0.001}
              onCommit={minDelta => {
                if (minDelta !== null) changeTrainOptions({ earlyStopping: { ...earlyStopping, minDelta } });
              }}
            />
          </Field>
        </>
      )}
    </>
  );
};
