/** What a sentence of the catalogue is filled with: `{name}` takes `values.name`. */
export type TextValues = Readonly<Record<string, string | number | boolean>>;

/** Fills the `{placeholders}` of a sentence; a placeholder without a value stays visible, so that tests catch it. */
export const fill = (sentence: string, values: TextValues = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : String(value);
  });
