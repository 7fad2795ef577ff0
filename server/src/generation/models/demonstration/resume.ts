/** Leaving out of a composition what has been delivered already. */

/** Yields what follows `prefix`, white space apart; returns false, having yielded nothing, when the text differs. */
export function* afterPrefix(pieces: Iterable<string>, prefix: string): Generator<string, boolean> {
  let at = skipSpace(prefix, 0);
  let joined = false;
  for (const piece of pieces) {
    const rest = matched(piece, prefix, at);
    if (rest === undefined) return false;
    at = rest.at;
    const text = piece.slice(rest.used);
    const next = joined ? text : spaced(prefix, text);
    if (at >= prefix.length && /\S/u.test(text)) joined = true;
    yield joined ? next : '';
  }
  return at >= prefix.length;
}

/** White space that was delivered is not delivered twice. */
function spaced(prefix: string, rest: string): string {
  return /\s$/u.test(prefix) ? rest.trimStart() : rest;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}

/** How far a piece and the prefix run together; undefined where they part before the prefix ends. */
function matched(piece: string, prefix: string, from: number): { used: number; at: number } | undefined {
  let at = from;
  let used = 0;
  while (used < piece.length && at < prefix.length) {
    if (/\s/u.test(piece.charAt(used))) used += 1;
    else if (piece.charAt(used) === prefix.charAt(at)) {
      used += 1;
      at = skipSpace(prefix, at + 1);
    } else return undefined;
  }
  return { used, at };
}
