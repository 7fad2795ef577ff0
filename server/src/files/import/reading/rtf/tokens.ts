/** The parts of Rich Text: groups, words of control, single bytes of text. */
export type Token =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'byte'; byte: number };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const WORD_BYTES = 32;

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Cuts a file; what follows `\bin` is left out. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === OPEN) yield { kind: 'open' };
    else if (byte === CLOSE) yield { kind: 'close' };
    else if (byte === BACKSLASH) {
      const { token, next } = control(bytes, at);
      at = next;
      if (token.kind === 'word' && token.word === 'bin') at += Math.max(0, token.value ?? 0);
      else yield token;
    } else if (byte !== 0x0d && byte !== 0x0a) yield { kind: 'byte', byte };
  }
}

function control(bytes: Uint8Array, start: number): { token: Token; next: number } {
  let at = start;
  const first = bytes[at] ?? 0;
  if (first === 0x27) {
    const byte = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0x30, bytes[at + 2] ?? 0x30), 16);
    return { token: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, next: at + 3 };
  }
  if (!isLetter(first)) return { token: { kind: 'word', word: String.fromCharCode(first), value: null }, next: at + 1 };
  while (isLetter(bytes[at] ?? 0) && at - start < WORD_BYTES) at += 1;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  const digits = at;
  if (bytes[at] === 0x2d) at += 1;
  while (isDigit(bytes[at] ?? 0) && at - digits < 11) at += 1;
  const value = at > digits ? Number.parseInt(String.fromCharCode(...bytes.subarray(digits, at)), 10) : null;
  if (bytes[at] === 0x20) at += 1;
  return { token: { kind: 'word', word, value: Number.isNaN(value) ? null : value }, next: at };
}
