/** The outside of a sentence: its capital and its full stop. */

/** Raises the first letter, behind opening marks if there are any. */
export function capitalised(text: string): string {
  const first = text.charCodeAt(0);
  if (first >= 65 && first <= 90) return text;
  if (first >= 97 && first <= 122) return text.charAt(0).toUpperCase() + text.slice(1);
  return text.replace(/^([“‘(]*)(\p{Ll})/u, (_all, marks: string, letter: string) => marks + letter.toUpperCase());
}

/** A capital at the start and a full stop where the pattern has no mark of its own. */
export function finished(text: string): string {
  const sentence = capitalised(text.trim());
  return /[.!?…:—][”’)]*$/u.test(sentence) ? sentence : `${sentence}.`;
}
