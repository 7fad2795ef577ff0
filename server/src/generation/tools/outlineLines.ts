/** Reads an outline again: a title and what happens, for each chapter. */
import { type ListItem, readList } from '@penora/protocol/lists/listLines';

export interface OutlineChapter {
  /** Empty where the outline has none. */
  title: string;
  summary: string;
}

const MAX_TITLE_CHARACTERS = 100;
const MAX_TITLE_WORDS = 12;
const BOLD_TITLE = /^(?:\*{2,3}|__)(.+?)(?:\*{2,3}|__)\s*[:：.–—-]*\s*(.*)$/su;
const QUOTED_TITLE = /^["“„«‹「『《](.+?)["”“»›」』》]\s*[:：.,–—-]*\s+(.*)$/su;
const PLAIN_TITLE = /^(.+?)(?:\s*[:：]\s*|\s+[–—-]+\s+|\s*[–—]{2,}\s*)(.+)$/su;
const SENTENCE = /[.!?。！？।]\s*$/u;

const isShort = (text: string): boolean =>
  text.length <= MAX_TITLE_CHARACTERS && text.split(/\s+/).length <= MAX_TITLE_WORDS;

/** Delimiters and quotation marks off; sentences keep theirs inside. */
const plain = (text: string): string =>
  text
    .replace(/\*{2,3}|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function cleanTitle(title: string): string {
  const bare = plain(title)
    .replace(/^[\s"“”„«»‘’「」『』《》*_#]+|[\s"“”„«»‘’「」『』《》*_:：.。–—-]+$/gu, '')
    .trim();
  return Array.from(bare).slice(0, MAX_TITLE_CHARACTERS).join('').trim();
}

/** A first line as title and rest; null when it has no such form. */
function splitTitle(head: string): { title: string; rest: string } | null {
  const [, title = '', rest = ''] = BOLD_TITLE.exec(head) ?? QUOTED_TITLE.exec(head) ?? PLAIN_TITLE.exec(head) ?? [];
  return title !== '' && isShort(title) ? { title, rest } : null;
}

const isBareTitle = (head: string): boolean =>
  splitTitle(head)?.rest === '' || (!SENTENCE.test(plain(head)) && isShort(head));

function chapterOf({ head, body }: ListItem): OutlineChapter {
  const split = splitTitle(head);
  if (split !== null) return { title: cleanTitle(split.title), summary: plain(`${split.rest} ${body}`) };
  if (isBareTitle(head) || (body !== '' && isShort(head))) return { title: cleanTitle(head), summary: plain(body) };
  return { title: '', summary: plain(head) };
}

/** Each item at its own number where it has a free one, else in the first free place. */
function placed(items: readonly ListItem[], chapters: number): OutlineChapter[] {
  const places: (OutlineChapter | undefined)[] = Array.from({ length: chapters }, () => undefined);
  const isInOrder = items.every(({ number }, index) => number === null || number > (items[index - 1]?.number ?? 0));
  items.forEach((item, index) => {
    const at = isInOrder && item.number !== null ? item.number - 1 : index;
    if (at < chapters) places[at] ??= chapterOf(item);
  });
  return places.map((chapter) => chapter ?? { title: '', summary: '' });
}

/**
 * The chapters of an outline, always as many as asked for; what the outline does not say is empty. An outline without
 * any list is taken line by line.
 */
export function parseOutline(outline: string, chapters: number): OutlineChapter[] {
  const items = readList(outline, (head) => (splitTitle(head)?.rest ?? '') === '');
  if (items.length > 0) return placed(items, chapters);
  const lines = outline.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return placed(
    lines.map((line) => ({ number: null, head: line.trim(), body: '' })),
    chapters,
  );
}
