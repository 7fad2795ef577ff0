/** Word writes a list as paragraphs with a number or a bullet in front; here they become lists again. */

const LEVEL = /mso-list:\s*l\d+\s+level(\d)/i;
const NUMBERED = /^\(?(?:\d{1,4}|[a-z]{1,4}|[A-Z]{1,4})[.)]/;

interface Item {
  paragraph: HTMLElement;
  level: number;
  isNumbered: boolean;
}

const styleOf = (element: Element): string => element.getAttribute('style') ?? '';

/** What stands before the words; Word says itself that it is to be left out. */
function takeMarker(paragraph: HTMLElement): string {
  const markers = [...paragraph.querySelectorAll('[style]')].filter((part) =>
    /mso-list:\s*ignore/i.test(styleOf(part)),
  );
  const text = markers.map(({ textContent }) => textContent ?? '').join('');
  for (const marker of markers) marker.remove();
  return text.trim();
}

function itemOf(element: Element): Item | null {
  const level = LEVEL.exec(styleOf(element))?.[1];
  if (level === undefined || !(element instanceof HTMLElement) || !element.matches('p, h1, h2, h3, div')) return null;
  return { paragraph: element, level: Number(level), isNumbered: NUMBERED.test(takeMarker(element)) };
}

/** Puts the items of one run into lists, deeper ones into the last item above them. */
function listOf(items: readonly Item[], page: Document): HTMLElement[] {
  const top: HTMLElement[] = [];
  const open: { list: HTMLElement; level: number }[] = [];
  for (const { paragraph, level, isNumbered } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const tag = isNumbered ? 'OL' : 'UL';
    if (open.at(-1)?.level === level && open.at(-1)?.list.tagName !== tag) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = page.createElement(tag);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else top.push(list);
      open.push({ list, level });
    }
    const entry = page.createElement('li');
    const words = page.createElement('p');
    words.append(...paragraph.childNodes);
    entry.append(words);
    open.at(-1)?.list.append(entry);
  }
  return top;
}

/** Every run of list paragraphs that stand one after the other. */
export function wordListsAsLists(body: HTMLElement): void {
  const page = body.ownerDocument;
  const seen = new Set<Element>();
  for (const first of body.querySelectorAll('[style*="mso-list"]')) {
    if (seen.has(first)) continue;
    const run: Item[] = [];
    for (let next: Element | null = first; next !== null; next = next.nextElementSibling) {
      const item = itemOf(next);
      if (item === null) break;
      seen.add(next);
      run.push(item);
    }
    if (run.length === 0) continue;
    run[0]?.paragraph.before(...listOf(run, page));
    for (const { paragraph } of run) paragraph.remove();
  }
}
