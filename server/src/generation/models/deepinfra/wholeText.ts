/** Line ends of other systems, which keep two words apart. */
const lineEnds = /[\v\f\u0085]/gu;
/** What a text column and XML cannot hold: control characters other than tab and line ends. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Joins what a provider may cut in the middle of a character: half of a surrogate pair waits for the next delta.
 * Line ends of any kind are one; control characters are dropped, halves without a partner become U+FFFD.
 */
export function wholeText(): { push(text: string): string; flush(): string } {
  let half = '';
  return {
    push(text) {
      const joined = half + text;
      const last = joined.charCodeAt(joined.length - 1);
      const cut = last >= 0xd800 && last <= 0xdbff;
      half = cut ? joined.slice(-1) : '';
      return (cut ? joined.slice(0, -1) : joined).replace(lineEnds, '\n').replace(controls, '').toWellFormed();
    },
    flush() {
      const rest = half.toWellFormed();
      half = '';
      return rest;
    },
  };
}
