/** White space where two texts meet: what was written and what a model brings. */

type Deltas = (delta: string) => string;

const SPACELESS_END =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}。、！？」』…]$/u;
const SENTENCE_END = /[.!?…।۔]["'”’»)\]]*$/u;
/** Signs that stand in no word, and behind which a space follows. */
const WORD_OVER = /\p{L}["'”’»)\]]*[,;:]["'”’»)\]]*$|\p{L}["'”’]*[”»)\]]$/u;
const BEGINS_SENTENCE = /^["'“‘„«¿¡(]*\p{L}/u;
const OPENING_END = /[\s([{“‘„«¿¡—–/-]$|(?:^|\s)["']$/u;
const CLOSING_BEGIN = /^[\s,.;:!?…)\]}”’»%。、，！？」』।-]/u;

/** Holds leading white space back until it is known what follows, then has `join` decide on it. */
function atFirstSign(join: (space: string, text: string) => string): Deltas {
  let space = '';
  let isJoined = false;
  return (delta) => {
    if (isJoined) return delta;
    const text = delta.trimStart();
    space += delta.slice(0, delta.length - text.length);
    if (text === '') return '';
    isJoined = true;
    return join(space, text);
  };
}

/** What a model brings that was given `written`, its white space at the end taken off, as the beginning of its answer. */
function continued(written: string, space: string, text: string): string {
  const said = written.trimEnd();
  const tail = written.slice(said.length);
  if (tail.includes('\n')) return (space.startsWith(tail) ? space.slice(tail.length) : '') + text;
  const breaks = space.includes('\n') ? space.slice(space.indexOf('\n')) : '';
  if (tail !== '') return breaks + text;
  const isOver = SENTENCE_END.test(written) || WORD_OVER.test(written);
  const isRunOn = space === '' && isOver && BEGINS_SENTENCE.test(text) && !SPACELESS_END.test(written);
  return (isRunOn ? ' ' : space) + text;
}

/**
 * Takes the deltas of an answer that goes on from `written` (empty at the start), in their order, and gives them back
 * with the white space right. At the start of a text there is none. White space on both sides counts once. On one side
 * it is kept. On neither, two letters are a word that was cut and goes on (a model that is given the beginning of its
 * answer sends the space before a new word); behind a sign with which a word or a sentence is over, a space is put in.
 * Make a new one for each attempt.
 */
export function seamAfter(written: string): Deltas {
  return atFirstSign((space, text) => (written.trim() === '' ? text : continued(written, space, text)));
}

/** The same for a text that begins at a cursor in a document, directly after `before`. */
export function seamAtCursor(before: string): Deltas {
  return atFirstSign((space, text) => {
    if (before === '' || /\s$/u.test(before)) return text;
    if (space.includes('\n')) return space.slice(space.indexOf('\n')) + text;
    const isJoined = OPENING_END.test(before) || CLOSING_BEGIN.test(text) || SPACELESS_END.test(before);
    return (isJoined ? '' : ' ') + text;
  });
}
