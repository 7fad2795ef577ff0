/** Word lists and sentence banks are written as plain text, which is easier to read and to correct than arrays. */

/** Words separated by white space; an underscore stands for a space inside an entry. */
export function words(text: string): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
}

/** One entry a line, trimmed; empty lines are left out. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Lines `key: value`, as pairs. */
export function pairs(text: string): [string, string][] {
  return lines(text).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}
