import { useEffect, useState } from 'react';
import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';

/** What was asked for, as far as it has come. */
export interface Answer<T> {
  readonly value: T | null;
  readonly error: SerialisedError | null;
}

const nothing = { value: null, error: null };

/** Asks whenever `ask` is another function, and forgets answers that nobody waits for any more. Null asks nothing. */
export function useAnswer<T>(ask: (() => Promise<T>) | null): Answer<T> {
  const [found, setFound] = useState<{ readonly ask: unknown; readonly answer: Answer<T> } | null>(null);
  useEffect(() => {
    if (ask === null) return;
    let isWanted = true;
    const take = (answer: Answer<T>): void => {
      if (isWanted) setFound({ ask, answer });
    };
    ask().then(
      value => take({ value, error: null }),
      (thrown: unknown) => take({ value: null, error: serialiseError(thrown) }),
    );
    return () => {
      isWanted = false;
    };
  }, [ask]);
  return found?.ask === ask ? found.answer : nothing;
}
