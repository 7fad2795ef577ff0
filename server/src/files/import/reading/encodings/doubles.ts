import type { Judged } from './pages.ts';

/** An encoding of East Asian signs: which pairs of bytes are a sign, and which of these are the common ones. */
interface Doubles {
  encoding: string;
  isSign(lead: number, trail: number): boolean;
  isCommon(lead: number, trail: number): boolean;
  /** Letters without which there is hardly a text. */
  isNeeded?(lead: number, trail: number): boolean;
}

const SAMPLE_BYTES = 8_192;
const NEEDED_SHARE = 0.15;
const UNLIKELY = 0.6;

const within = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to;
const isEuc = (lead: number, trail: number): boolean => within(lead, 0xa1, 0xfe) && within(trail, 0xa1, 0xfe);

/** Of ASCII: signs of the East stand in no word of these. */
const isLetter = (byte = 0): boolean => within(byte | 0x20, 0x61, 0x7a);

/** The tables of all of them begin with punctuation, then letters, then the signs that are used most. */
const ENCODINGS: readonly Doubles[] = [
  {
    encoding: 'euc-kr',
    isSign: isEuc,
    isCommon: (lead) => lead === 0xa1 || within(lead, 0xb0, 0xc8),
    isNeeded: (lead) => within(lead, 0xb0, 0xc8),
  },
  {
    encoding: 'euc-jp',
    isSign: isEuc,
    isCommon: (lead) => lead === 0xa1 || within(lead, 0xa4, 0xa5) || within(lead, 0xb0, 0xcf),
    isNeeded: (lead) => lead === 0xa4 || lead === 0xa5,
  },
  {
    encoding: 'shift_jis',
    isSign: (lead, trail) =>
      (within(lead, 0x81, 0x9f) || within(lead, 0xe0, 0xfc)) && within(trail, 0x40, 0xfc) && trail !== 0x7f,
    isCommon: (lead, trail) =>
      lead === 0x81 ||
      (lead === 0x82 && within(trail, 0x9f, 0xf1)) ||
      (lead === 0x83 && within(trail, 0x40, 0x96)) ||
      within(lead, 0x88, 0x97),
    isNeeded: (lead, trail) => (lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96),
  },
  {
    encoding: 'big5',
    isSign: (lead, trail) => within(lead, 0xa1, 0xf9) && (within(trail, 0x40, 0x7e) || within(trail, 0xa1, 0xfe)),
    isCommon: (lead) => lead === 0xa1 || within(lead, 0xa4, 0xc6),
  },
  {
    encoding: 'gb18030',
    isSign: (lead, trail) => within(lead, 0x81, 0xfe) && within(trail, 0x40, 0xfe) && trail !== 0x7f,
    isCommon: (lead, trail) => trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || within(lead, 0xb0, 0xd7)),
  },
];

function scoreOf(bytes: Uint8Array, { isSign, isCommon, isNeeded }: Doubles): number {
  let [signs, common, needed, strange] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) at += 1;
    else if (isSign(lead, trail) && !(isLetter(bytes[at - 1]) && (isLetter(trail) || isLetter(bytes[at + 2])))) {
      signs += 1;
      if (isCommon(lead, trail)) common += 1;
      if (isNeeded?.(lead, trail)) needed += 1;
      at += 2;
    } else {
      if (at < bytes.length - 1) strange += 1;
      at += 1;
    }
  }
  if (signs === 0) return 0;
  const score = common / (signs + strange * 3);
  return isNeeded !== undefined && needed < signs * NEEDED_SHARE ? score * UNLIKELY : score;
}

/** How well the bytes make common signs of each East Asian encoding, in no order. */
export function judgeDoubles(bytes: Uint8Array): Judged[] {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return ENCODINGS.map((one) => ({ encoding: one.encoding, kind: one.encoding, score: scoreOf(sample, one) }));
}
