/** Loss and accuracy over some batches, every image counting the same. */
export class RunningMean {
  #loss = 0;
  #correct = 0;
  #examples = 0;

  add(loss: number, correct: number, examples: number): void {
    this.#loss += loss * examples;
    this.#correct += correct;
    this.#examples += examples;
  }

  get examples(): number {
    return this.#examples;
  }

  /** Of nothing: zeros. */
  get values(): { readonly loss: number; readonly accuracy: number } {
    const count = Math.max(1, this.#examples);
    return { loss: this.#loss / count, accuracy: this.#correct / count };
  }
}
