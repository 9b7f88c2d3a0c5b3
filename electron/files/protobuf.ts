/** Pieces up to this size are copied together at once; larger ones wait until the whole is written. */
const smallPiece = 256;

/** Bytes of one protocol buffers message, field by field; the few encodings that a graph needs. */
export class Message {
  /** What comes before `#pending`. */
  readonly #pieces: Uint8Array[] = [];
  #pending: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** An integer, enumeration or boolean. Negative numbers take ten bytes, as the format has it. */
  varint(field: number, value: number | bigint): this {
    this.#tag(field, 0);
    if (value >= 0 && value < 2 ** 31) this.#count(Number(value));
    else this.#long(BigInt.asUintN(64, BigInt(value)));
    return this;
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.#tag(field, 5);
    this.#add(bytes);
    return this;
  }

  double(field: number, value: number): this {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    this.#tag(field, 1);
    this.#add(bytes);
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, encoder.encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, 2);
    this.#count(value.length);
    this.#add(value);
    return this;
  }

  message(field: number, value: Message): this {
    this.#tag(field, 2);
    this.#count(value.#size);
    for (const piece of value.#pieces) this.#add(piece);
    for (const byte of value.#pending) this.#pending.push(byte);
    this.#size += value.#pending.length;
    return this;
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#size);
    let end = 0;
    for (const piece of [...this.#pieces, this.#pending]) {
      whole.set(piece, end);
      end += piece.length;
    }
    return whole;
  }

  /** The number of a field and how its value is encoded. */
  #tag(field: number, type: 0 | 1 | 2 | 5): void {
    this.#count((field << 3) | type);
  }

  /** A number below 2³¹: seven bits a byte, the lowest first. */
  #count(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.#push((rest & 0x7f) | 0x80);
    this.#push(rest);
  }

  #long(value: bigint): void {
    let rest = value;
    for (; rest > 0x7fn; rest >>= 7n) this.#push(Number(rest & 0x7fn) | 0x80);
    this.#push(Number(rest));
  }

  #push(byte: number): void {
    this.#pending.push(byte);
    this.#size += 1;
  }

  #add(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (bytes.length <= smallPiece) {
      for (const byte of bytes) this.#pending.push(byte);
      return;
    }
    this.#pieces.push(Uint8Array.from(this.#pending), bytes);
    this.#pending = [];
  }
}

const encoder = new TextEncoder();
