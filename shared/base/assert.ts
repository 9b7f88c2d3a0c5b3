/** Thrown by `assert`: a mistake in Lightweave itself, never a complaint about what somebody typed or opened. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

/** States what the code relies on. A failure is a bug. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** Unwraps a value that cannot be missing here; `what` names it should that ever be wrong. */
export function required<T>(value: T | undefined | null, what: string): T {
  assert(value !== undefined && value !== null, `${what} is missing`);
  return value;
}

/** The end of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unexpected ${JSON.stringify(value)}`);
}
