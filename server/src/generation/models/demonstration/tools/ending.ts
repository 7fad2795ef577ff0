/** How a text comes to its end inside the range that was asked for. */
import { ABOUT, SHORT, THOUGHTS } from '../banks/about.ts';
import { CLOSINGS } from '../banks/scenes.ts';
import type { Page } from '../page.ts';
import type { Bank } from '../tell.ts';

/** Words kept free for the last paragraph. */
export const LAST_PARAGRAPH = 40;

/** True once only the last paragraph is missing. */
export function nearlyFull(page: Page): boolean {
  return page.meter.left <= LAST_PARAGRAPH;
}

/** Sentences until the least length is reached, then one that closes. */
export function* ending(page: Page, closing: Bank = CLOSINGS, filling: Bank = THOUGHTS): Generator<string> {
  page.paragraph();
  for (let i = 0; i < 40 && page.meter.words + 22 < page.meter.min; i++) {
    const text = page.sentence(filling);
    if (text === '') break;
    if (i % 4 === 3) page.paragraph();
    yield text;
  }
  for (const bank of [filling, closing]) {
    const text = page.sentence(bank);
    if (text !== '') yield text;
  }
  yield* topUp(page, [filling, ABOUT, SHORT]);
}

/** Whatever still fits, should the text be shorter than asked. */
export function* topUp(page: Page, banks: readonly Bank[]): Generator<string> {
  for (const bank of banks) {
    while (!page.meter.enough) {
      const text = page.sentence(bank);
      if (text === '') break;
      yield text;
    }
  }
}
