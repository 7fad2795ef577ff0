/** What Word, Google Docs and web pages put on the clipboard, as the plain text with headings and marks that it is. */
import { GENERATION_ATTRIBUTE } from '../generationMark.ts';
import { looksAsTags } from './looks.ts';
import { wordListsAsLists } from './wordLists.ts';

const NOISE =
  'style, script, meta, link, title, xml, img, picture, svg, video, audio, iframe, object, embed, form, input, button, ' +
  'select, textarea, del[datetime], noscript, template, [style*="mso-element:comment"], [style*="mso-element: comment"], ' +
  '.MsoCommentReference, .msocomanchor, [style*="display:none"], [style*="display: none"], [hidden]';
/** Word's names for what HTML has tags for. */
const NAMED: readonly (readonly [string, string])[] = [
  ['p.MsoTitle', 'h1'],
  ['p.MsoSubtitle', 'h2'],
  ['p.MsoQuote, p.MsoIntenseQuote', 'blockquote'],
];
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, pre, hr, table, div';
/** What stands in manuscripts where a scene ends. */
const SCENE_BREAK = /^(?:\*\s?\*\s?\*|#|⁂|⁎\s?⁎\s?⁎|~{3}|-{3,}|—{3}|• ?• ?•)$/u;

const textOf = ({ textContent }: Node): string => (textContent ?? '').replaceAll('\u00a0', ' ').trim();

/** Google wraps all that it copies into a bold that says "not bold". Word's `mso-bidi-font-weight` says nothing. */
const isBold = ({ id, style }: HTMLElement): boolean =>
  !id.startsWith('docs-internal-guid') && !/^(?:normal|[1-4]00)$/.test(style.fontWeight);

const unwrap = (element: Element): void => element.replaceWith(...element.childNodes);

function withoutComments(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function renamed(element: Element, tag: string): void {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

/** Google sends every link through itself. */
function withoutDetour(link: HTMLAnchorElement): void {
  const address = URL.parse(link.getAttribute('href') ?? '');
  if (address === null || !/^www\.google\.[a-z.]+$/.test(address.hostname) || address.pathname !== '/url') return;
  const target = address.searchParams.get('q') ?? address.searchParams.get('url');
  if (target !== null) link.setAttribute('href', target);
}

/** Empty paragraphs and breaks between blocks were only there for their height. */
function withoutGaps(body: HTMLElement): void {
  for (const empty of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, div'))
    if (textOf(empty) === '' && empty.querySelector('hr') === null) empty.remove();
  for (const gap of body.querySelectorAll('br')) {
    const [before, behind] = [gap.previousElementSibling, gap.nextElementSibling];
    const isBetween =
      !gap.closest('p, li, h1, h2, h3, h4, h5, h6, pre') && (before ?? behind)?.matches(BLOCKS) === true;
    if (isBetween || gap.matches('.Apple-interchange-newline, [style*="page-break"]')) gap.remove();
  }
}

/** The HTML of the clipboard, clean. What was copied in Penora is ours already and keeps its receipts. */
export function cleaned(html: string, madeHere: boolean): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  withoutComments(page);
  for (const noise of body.querySelectorAll(NOISE)) noise.remove();
  if (madeHere) return body.innerHTML;
  for (const claimed of body.querySelectorAll(`[${GENERATION_ATTRIBUTE}]`))
    claimed.removeAttribute(GENERATION_ATTRIBUTE);
  for (const bold of body.querySelectorAll('b')) if (!isBold(bold)) unwrap(bold);
  wordListsAsLists(body);
  for (const [selector, tag] of NAMED) for (const named of body.querySelectorAll(selector)) renamed(named, tag);
  for (const deep of body.querySelectorAll('h4, h5, h6')) renamed(deep, 'h3');
  for (const spaces of body.querySelectorAll('[style*="mso-spacerun"]'))
    spaces.textContent = (spaces.textContent ?? '').replaceAll('\u00a0', ' ');
  for (const foreign of body.querySelectorAll('o\\:p, ins')) unwrap(foreign);
  for (const link of body.querySelectorAll('a')) withoutDetour(link);
  looksAsTags(body);
  withoutGaps(body);
  for (const line of body.querySelectorAll('p'))
    if (SCENE_BREAK.test(textOf(line))) line.replaceWith(page.createElement('hr'));
  return body.innerHTML;
}
