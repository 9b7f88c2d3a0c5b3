/**
 * Remembers a list by key: an element that is the same as before keeps its identity, and so does the list if nothing
 * changed, so that only what changed is drawn again.
 */
export function keepEqual<T>(
  keyOf: (value: T) => string,
  same: (a: T, b: T) => boolean,
): (values: readonly T[]) => T[] {
  let known = new Map<string, T>();
  let list: T[] = [];
  return values => {
    const next = values.map(value => {
      const earlier = known.get(keyOf(value));
      return earlier !== undefined && same(earlier, value) ? earlier : value;
    });
    if (next.length === list.length && next.every((value, index) => value === list[index])) return list;
    known = new Map(next.map(value => [keyOf(value), value]));
    list = next;
    return list;
  };
}
