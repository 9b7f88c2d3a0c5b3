/** Small numbers that come one by one, in as little memory as they need. */
export class GrowingCodes<T extends Uint8Array | Uint16Array> {
  readonly #create: (count: number) => T;
  #values: T;
  #count = 0;

  constructor(create: (count: number) => T) {
    this.#create = create;
    this.#values = create(1024);
  }

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = this.#create(2 * this.#count);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** A view of them, not a copy. */
  values(): T {
    return this.#values.subarray(0, this.#count) as T;
  }

  get count(): number {
    return this.#count;
  }
}
