/** A column of a table for the terminal. */
export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly align?: 'left' | 'right';
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes: Korean letters take two. */
export const displayWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

/** Rows of cells under their titles, aligned by blanks. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map(line => displayWidth(line[index] ?? ''))));
  const format = (line: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const text = line[index] ?? '';
        const blanks = ' '.repeat((widths[index] ?? 0) - displayWidth(text));
        return align === 'right' ? blanks + text : text + blanks;
      })
      .join('  ')
      .trimEnd();
  return lines.map(format).join('\n');
}
