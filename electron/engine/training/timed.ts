/** The items of a source as they come; `onTaken` hears how long each took to make, in the unit of the clock. */
export function* timed<Item>(
  source: Iterable<Item>,
  now: () => number,
  onTaken: (took: number) => void,
): Generator<Item> {
  const items = source[Symbol.iterator]();
  for (;;) {
    const askedAt = now();
    const next = items.next();
    if (next.done) return;
    onTaken(now() - askedAt);
    yield next.value;
  }
}
