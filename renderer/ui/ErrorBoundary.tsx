import { Component, type ReactNode } from 'react';
import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';

interface ErrorBoundaryProps {
  /** What stands in for what broke. `retry` draws it anew. */
  readonly fallback: (error: SerialisedError, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a mistake in one part of the window from taking the rest along. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: SerialisedError | null }> {
  override state: { readonly error: SerialisedError | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: serialiseError(thrown) };
  }

  readonly retry = (): void => this.setState({ error: null });

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : this.props.fallback(error, this.retry);
  }
}
