/** What a word processor says by styles, said by tags: the only part of a look that a text here has. */

const BOLD = /^(?:bold|bolder|[6-9]00)$/;
const CLEAR =
  /^(?:transparent|initial|inherit|none|white|#fff(?:fff)?|rgba?\(255,\s*255,\s*255(?:,\s*1)?\)|rgba\(.*,\s*0\))$/i;

interface Look {
  tag: string;
  isIn(style: CSSStyleDeclaration): boolean;
}

const looks: readonly Look[] = [
  { tag: 'strong', isIn: ({ fontWeight }) => BOLD.test(fontWeight) },
  { tag: 'em', isIn: ({ fontStyle }) => /italic|oblique/.test(fontStyle) },
  { tag: 'u', isIn: (style) => decorationOf(style).includes('underline') },
  { tag: 's', isIn: (style) => decorationOf(style).includes('line-through') },
  {
    tag: 'mark',
    isIn: ({ backgroundColor }) => backgroundColor !== '' && !CLEAR.test(backgroundColor),
  },
];

const decorationOf = (style: CSSStyleDeclaration): string => `${style.textDecoration} ${style.textDecorationLine}`;

const ALIGNED = new Set(['center', 'right', 'justify']);

function wrapInside(element: HTMLElement, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

/** Headings are heavy and links are underlined by themselves. */
function isImplied(element: HTMLElement, tag: string): boolean {
  if (tag === 'strong') return element.closest('h1, h2, h3, h4, h5, h6') !== null;
  return tag === 'u' && element.closest('a') !== null;
}

/** Turns the styles of inline elements into tags and forgets all others but the alignment of a paragraph. */
export function looksAsTags(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) {
    const { style } = element;
    if (element.matches('span, font, a, b, i'))
      for (const { tag, isIn } of looks) if (isIn(style) && !isImplied(element, tag)) wrapInside(element, tag);
    const { textAlign } = style;
    element.removeAttribute('style');
    if (ALIGNED.has(textAlign)) element.style.textAlign = textAlign;
  }
  for (const implied of body.querySelectorAll(':is(h1, h2, h3, h4, h5, h6) :is(b, strong), a u'))
    implied.replaceWith(...implied.childNodes);
}
