import { useEngine } from '../stores/engine.ts';
import { useText } from '../stores/text.ts';
import { StateDot } from '../ui/StateDot.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './StatusBar.module.css';

const labels = { starting: 'engine.starting', ready: 'engine.ready', unavailable: 'engine.unavailable' } as const;

/** Whether something waits to be trained on. */
export const EngineState = () => {
  const { text, error } = useText();
  const { state, tensorflow, reason } = useEngine();
  const explanation =
    state === 'unavailable'
      ? error({ code: 'engine/cannotStart', values: { reason: reason ?? '' } })
      : text('engine.tensorflow', { version: tensorflow ?? '…' });
  return (
    <Tooltip label={explanation} side="top">
      <span className={styles.button} role="status">
        <StateDot state={state} />
        {text(labels[state])}
      </span>
    </Tooltip>
  );
};
