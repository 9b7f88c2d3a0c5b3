import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SerialisedError } from '../../shared/base/appError.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';

interface BrokenPartProps {
  readonly error: SerialisedError;
  readonly onRetry: () => void;
}

const BrokenPart = ({ error, onRetry }: BrokenPartProps) => {
  const { text } = useText();
  return (
    <EmptyState
      icon={<TriangleAlert size={20} strokeWidth={1.5} />}
      action={
        <>
          <Button onClick={onRetry}>{text('app.tryAgain')}</Button>
          <Details label={text('verb.details')} text={error.details ?? error.code} />
        </>
      }
    >
      {text('app.broken')}
    </EmptyState>
  );
};

/** A part of the window that may break without the rest. */
export const Guarded = ({ children }: { readonly children: ReactNode }) => (
  <ErrorBoundary fallback={(error, retry) => <BrokenPart error={error} onRetry={retry} />}>{children}</ErrorBoundary>
);
