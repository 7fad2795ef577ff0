/** The colours by which people are told apart: cursors, avatars, dots. The model's is ember, with a nib. */

// Caret colours must be 6-digit hex, so they are here and not only in the style sheet (theme/_tokens.scss, $people).
export const peopleColours = [
  '#ff9aa2',
  '#ffb870',
  '#f2d96b',
  '#8fe388',
  '#6fd6c9',
  '#7db8ff',
  '#b79cff',
  '#f59be0',
] as const;

/** The same colour for the same person everywhere, from their id. */
export function personColour(id: string): string {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return peopleColours[hash % peopleColours.length] ?? peopleColours[0];
}

/**
 * A colour for each of the people in one room: their own where it is free, else the next free one, so that no two share
 * one while there are enough. The same for everybody who sees the same people.
 */
export function coloursOf(ids: Iterable<string>): Map<string, string> {
  const given = new Map<string, string>();
  const inOrder: readonly string[] = peopleColours;
  const free = new Set(inOrder);
  for (const id of [...new Set(ids)].sort()) {
    if (free.size === 0) for (const colour of inOrder) free.add(colour);
    const own = personColour(id);
    const from = inOrder.indexOf(own);
    const turned = [...inOrder.slice(from), ...inOrder.slice(0, from)];
    const colour = turned.find((one) => free.has(one)) ?? own;
    free.delete(colour);
    given.set(id, colour);
  }
  return given;
}

/** One or two letters for a small circle: "Mira Sol" is MS, "李雷" is 李. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(first);
  return (wide ? first : first + last).toUpperCase();
}
