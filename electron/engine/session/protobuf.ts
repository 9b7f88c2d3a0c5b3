/** Bytes of one protocol buffers message, field by field; the few encodings that a graph needs. */
export class Message {
  readonly #parts: (Uint8Array | Message)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** An integer, enumeration or boolean. Negative numbers take ten bytes, as the format has it. */
  varint(field: number, value: number | bigint): this {
    return this.#add(encodeVarint((field << 3) | 0), encodeVarint(BigInt(value)));
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#add(encodeVarint((field << 3) | 5), bytes);
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#add(encodeVarint((field << 3) | 2), encodeVarint(value.length), value);
  }

  message(field: number, value: Message): this {
    return this.#add(encodeVarint((field << 3) | 2), encodeVarint(value.#size), value);
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#size);
    this.#write(whole, 0);
    return whole;
  }

  /** Writes the message from `offset` on; returns where it ends. */
  #write(whole: Uint8Array, offset: number): number {
    let end = offset;
    for (const part of this.#parts) {
      if (part instanceof Message) end = part.#write(whole, end);
      else {
        whole.set(part, end);
        end += part.length;
      }
    }
    return end;
  }

  #add(...parts: readonly (Uint8Array | Message)[]): this {
    for (const part of parts) {
      this.#parts.push(part);
      this.#size += part instanceof Message ? part.#size : part.length;
    }
    return this;
  }
}

function encodeVarint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
