import type { SerialisedError } from '../../shared/base/appError.ts';
import { useText } from '../stores/text.ts';
import { Details } from '../ui/Details.tsx';
import styles from './RunResult.module.css';

/** Why a run failed, and what to do about it. */
export const RunFailure = ({ failure }: { readonly failure: SerialisedError }) => {
  const { text, error } = useText();
  return (
    <div role="alert">
      <p className={styles.bad}>{error(failure)}</p>
      {failure.details !== undefined && <Details label={text('verb.details')} text={failure.details} />}
    </div>
  );
};
