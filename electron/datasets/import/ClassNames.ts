import { because, type Reason } from '../../../shared/text/Reason.ts';

const most = 65_536;
const whole = /^-?\d{1,15}$/;

/** The classes of an import: given from the start, or as they turn up. */
export class ClassNames {
  readonly #codes: Map<string, number>;
  readonly #isClosed: boolean;

  constructor(known: readonly string[] | null) {
    this.#codes = new Map(known?.map((label, code) => [label, code]));
    this.#isClosed = known !== null;
  }

  /** The number of a class, or why it has none. */
  codeOf(label: string): number | Reason {
    const code = this.#codes.get(label);
    if (code !== undefined) return code;
    if (label === '') return because('class.none');
    if (this.#isClosed) return because('class.unknown', { label });
    if (this.#codes.size === most) return because('class.tooMany', { most });
    this.#codes.set(label, this.#codes.size);
    return this.#codes.size - 1;
  }

  /**
   * The classes in order: as given, by number where all are numbers, else by letters. `places` tells the place of each
   * code in it.
   */
  inOrder(): { readonly labels: readonly string[]; readonly places: Uint16Array } {
    const found = [...this.#codes.keys()];
    const isNumeric = found.every(label => whole.test(label));
    const compare = (a: string, b: string): number => (isNumeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1);
    const labels = this.#isClosed ? found : found.toSorted(compare);
    const places = new Uint16Array(labels.length);
    labels.forEach((label, place) => {
      places[this.#codes.get(label) ?? 0] = place;
    });
    return { labels, places };
  }
}
