import type { getDocumentProxy } from 'unpdf';
import type { FontLook } from './runs.ts';

type File = Awaited<ReturnType<typeof getDocumentProxy>>;
type PageProxy = Awaited<ReturnType<File['getPage']>>;

const BOLD = /bold|black|heavy|demi/i;
const ITALIC = /italic|oblique|slanted/i;
const PLAIN: FontLook = { bold: false, italic: false };

function lookOf(font: unknown): FontLook {
  const { name, bold, italic } = Object(font);
  const called = typeof name === 'string' ? name : '';
  return { bold: bold === true || BOLD.test(called), italic: italic === true || ITALIC.test(called) };
}

/** How the fonts of a file look, by what they are called. */
export class Looks {
  readonly #known = new Map<string, FontLook>();

  of = (font: string): FontLook => this.#known.get(font) ?? PLAIN;

  /** Gets to know the fonts of a page. They are told with its drawing, which is asked for only while there are new ones. */
  async learn(page: PageProxy, fonts: ReadonlySet<string>): Promise<void> {
    const fresh = [...fonts].filter((font) => !this.#known.has(font));
    if (fresh.length === 0) return;
    await page.getOperatorList().catch(() => undefined);
    for (const font of fresh)
      this.#known.set(font, page.commonObjs.has(font) ? lookOf(page.commonObjs.get(font)) : PLAIN);
  }
}
