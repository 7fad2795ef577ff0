import iconv from 'iconv-lite';

/** Pages of DOS and of the old Macintosh, which statistics do not know and take for one of Windows'. */
const OLD = ['cp866', 'maccyrillic', 'macintosh', 'cp850'];
/** What such a page is taken for. */
const TAKEN_FOR = /^(?:windows-125\d|iso-8859-\d+|koi8-\w)$/i;
const SAMPLE_BYTES = 65_536;
/** Signs beyond ASCII, at least, for a judgement. */
const LEAST = 8;
const GOOD = 0.85;
const LITTLE = 0.03;
/** Of what does not make sense, a third at most may be left. */
const BETTER = 3;

/** Marks of a text that are no letters. */
const USUAL = /[\u00a0«»„“”‚‘’‹›–—…¡¿§°№€£©®·•]/u;
/** Small letters, maybe behind a capital; capitals; letters of scripts that have neither. */
const NATURAL = /^(?:\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|[\p{Lo}\p{M}]+)$/u;
const WORDS = /[\p{L}\p{M}]+/gu;

/** How much of what is not ASCII stands in words as people write them: with capitals where they belong. */
function sense(text: string): number {
  let [all, good] = [0, 0];
  for (const sign of text) {
    if (sign <= '\x7f') continue;
    all += 1;
    if (USUAL.test(sign)) good += 1;
  }
  for (const [word] of text.matchAll(WORDS)) {
    const beyond = Array.from(word).filter((sign) => sign > '\x7f').length;
    const isMixed = /\p{sc=Cyrillic}/u.test(word) && /\p{sc=Latin}/u.test(word);
    if (beyond > 0 && !isMixed && NATURAL.test(word)) good += beyond;
  }
  return all < LEAST ? 1 : good / all;
}

const decoded = (bytes: Uint8Array, encoding: string): string =>
  iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE_BYTES)), encoding);

/** An old page that makes words of these bytes where `guess` does not. */
export function oldPage(bytes: Uint8Array, guess = 'windows-1252'): string | null {
  if (!TAKEN_FOR.test(guess)) return null;
  const usual = sense(decoded(bytes, guess));
  const judged = OLD.map((name) => ({ name, sense: sense(decoded(bytes, name)) }));
  const best = judged.reduce((one, other) => (other.sense > one.sense ? other : one));
  return best.sense >= GOOD && (1 - best.sense) * BETTER < 1 - usual - LITTLE ? best.name : null;
}
