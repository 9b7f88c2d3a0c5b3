const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openers: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closers: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** How deep the values of a JSON text are nested and (about) how many there are, found without building them. */
export function scanJson(text: string): { readonly depth: number; readonly values: number } {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === quote) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== quote; at += 1)
        if (text.charCodeAt(at) === backslash) at += 1;
    } else if (openers.has(char)) {
      depth += 1;
      values += 1;
      deepest = Math.max(deepest, depth);
    } else if (closers.has(char)) depth -= 1;
    else if (char === comma) values += 1;
  }
  return { depth: deepest, values };
}
