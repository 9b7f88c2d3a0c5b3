/** What a sentence of the catalogue is filled with: `{name}` takes `values.name`. */
export type TextValues = Readonly<Record<string, string | number | boolean>>;

/**
 * Fills the `{placeholders}` of a sentence; a placeholder without a value stays visible, so that tests catch it.
 * `{count|image|images}` is the first word beside a count of one, and the second beside any other.
 */
export const fill = (sentence: string, values: TextValues = {}): string =>
  sentence.replace(
    /\{(\w+)(?:\|([^{|}]*)\|([^{|}]*))?\}/g,
    (placeholder, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return placeholder;
      if (one === undefined || many === undefined) return String(value);
      return String(value) === '1' ? one : many;
    },
  );
