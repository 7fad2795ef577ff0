/** What a schema says when nobody gave it words: for programs, not for people. */
const FOR_PROGRAMS = /^(?:Invalid|Too small|Too big|Unrecognized|Expected)\b/;

/** "there is an account with this address" as a person writes it. */
export function asSentence(message: string): string {
  if (FOR_PROGRAMS.test(message)) return 'Check this and try again.';
  const begun = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?]$/.test(begun) ? begun : `${begun}.`;
}
