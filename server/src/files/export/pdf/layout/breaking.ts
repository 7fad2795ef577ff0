/** What stands between two places where a line may end, in points. */
export interface Part {
  /** Without the white space behind it. */
  bare: number;
  full: number;
  /** Of the white space in it. */
  white: number;
}

export interface Measure {
  /** Of the first line, and of all others. */
  first: number;
  rest: number;
}

/** Rounding is no reason to begin a line. */
const NEARLY = 1e-6;
/** White space loses at most this part of its width. */
export const TIGHTEST = 0.15;
/** A line without white space cannot be spread. */
const UNSPREAD = 8;

/** Behind which parts lines end when each takes what it can. Every part fits into a line. */
export function greedyEnds(parts: readonly Part[], { first, rest }: Measure): number[] {
  const ends: number[] = [];
  let width = 0;
  for (const [at, { bare, full }] of parts.entries()) {
    if (width + bare > (ends.length === 0 ? first : rest) && width > 0) {
      ends.push(at);
      width = 0;
    }
    width += full;
  }
  return [...ends, parts.length];
}

/** How bad it is to spread white space so far: twice as far is much more than twice as bad. */
const badness = (spread: number): number => (1 + 10 * Math.abs(spread) ** 3) ** 2;

function costOf(free: number, white: number, isLast: boolean): number | null {
  if (isLast) return free < -NEARLY ? null : 1;
  if (free < -NEARLY - white * TIGHTEST) return null;
  return badness(white === 0 ? UNSPREAD : Math.min(UNSPREAD, free / (free < 0 ? white * TIGHTEST : white)));
}

/** The same when all lines are as wide as the column: the white space of the whole paragraph is as even as it can be. */
export function evenEnds(parts: readonly Part[], { first, rest }: Measure): number[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= parts.length; end += 1) {
    let [cost, from] = [Number.POSITIVE_INFINITY, end - 1];
    let [width, white] = [0, 0];
    for (let begin = end - 1; begin >= 0; begin -= 1) {
      const part = parts[begin];
      if (part === undefined) break;
      width += begin === end - 1 ? part.bare : part.full;
      white += begin === end - 1 ? part.white - (part.full - part.bare) : part.white;
      const room = begin === 0 ? first : rest;
      if (width - white * TIGHTEST > Math.max(first, rest) + NEARLY) break;
      const own = costOf(room - width, white, end === parts.length);
      const whole = own === null ? Number.POSITIVE_INFINITY : own + (best[begin]?.cost ?? 0);
      if (whole < cost) [cost, from] = [whole, begin];
    }
    best.push({ cost, from });
  }
  const ends: number[] = [];
  for (let end = parts.length; end > 0; end = best[end]?.from ?? 0) ends.unshift(end);
  return ends;
}
