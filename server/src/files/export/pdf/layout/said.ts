import type { BidiCharTypeName } from 'bidi-js';
import { bidi } from './bidi.ts';

/** Written nowhere; it keeps the white space beside it with what runs to the left. */
const RLM = '\u200f';

type Kind = 'left' | 'right' | 'neutral';

/** Letters, digits, and what stands between digits: full stop and comma too. */
const RUNS_RIGHT: ReadonlySet<BidiCharTypeName> = new Set(['L', 'EN', 'AN', 'ES', 'ET', 'CS']);

function kindOf(sign: string): Kind {
  const type = bidi.getBidiCharTypeName(sign);
  if (type === 'R' || type === 'AL') return 'left';
  return RUNS_RIGHT.has(type) ? 'right' : 'neutral';
}

interface Section {
  runsLeft: boolean;
  signs: string[];
}

/**
 * Cuts a line where its direction turns. White space and punctuation belong to the letters that run in the direction
 * of the whole line; `RLM` says so where a reader would count them to the others.
 */
function sectionsOf(text: string, isRtl: boolean): Section[] {
  const sections: Section[] = [];
  let waiting: string[] = [];
  let now: Section = { runsLeft: isRtl, signs: [] };
  const turn = (runsLeft: boolean): void => {
    sections.push(now);
    now = { runsLeft, signs: [] };
  };
  for (const sign of text) {
    const kind = kindOf(sign);
    if (kind === 'neutral') {
      waiting.push(sign);
      continue;
    }
    const runsLeft = kind === 'left';
    if (runsLeft === now.runsLeft) now.signs.push(...waiting);
    else if (isRtl && runsLeft) {
      turn(true);
      now.signs.push(...(waiting.length > 0 ? [RLM] : []), ...waiting);
    } else {
      now.signs.push(...waiting, ...(!isRtl && waiting.length > 0 ? [RLM] : []));
      turn(runsLeft);
    }
    waiting = [];
    now.signs.push(sign);
  }
  if (waiting.length > 0 && now.runsLeft !== isRtl) {
    if (isRtl) {
      turn(true);
      now.signs.push(RLM);
    }
  }
  now.signs.push(...waiting);
  return [...sections, now];
}

/**
 * A line with text that runs to the left, as those who read a page take it in: from the left edge to the right one.
 * They then turn round what runs to the left, and have the text in the order in which it is written.
 */
export function asSeen(text: string, isRtl: boolean): string {
  const seen = sectionsOf(text, isRtl).map(({ runsLeft, signs }) => (runsLeft ? signs.toReversed() : signs).join(''));
  return (isRtl ? seen.reverse() : seen).join('');
}
