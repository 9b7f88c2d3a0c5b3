import styles from './StateDot.module.css';

/** How jobs, runs and engines can stand; what has no colour of its own is grey. */
type State =
  | 'queued'
  | 'starting'
  | 'running'
  | 'paused'
  | 'interrupted'
  | 'cancelled'
  | 'succeeded'
  | 'ready'
  | 'failed'
  | 'unavailable';

/** The colour of a state, beside the word for it. */
export const StateDot = ({ state }: { readonly state: State }) => <span className={styles.dot} data-state={state} />;
