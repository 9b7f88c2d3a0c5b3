/** Numbers below 65,536 that come one by one, in as little memory as they need. */
export class GrowingCodes {
  #values = new Uint16Array(1024);
  #count = 0;

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Uint16Array(2 * this.#count);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  values(): Uint16Array {
    return this.#values.subarray(0, this.#count);
  }
}
