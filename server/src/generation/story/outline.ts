const LINE = /^\s*(?:[-*]\s*)?(?:\*\*)?(?:chapter\s+)?(\d{1,3})\s*[.:)–—-]\s*(.+?)\s*$/i;
const MAX_TITLE = 100;

/** The chapters' titles as an outline numbers them ("3. The Ferry — they cross at night"); gaps where it does not. */
export function chapterTitles(outline: string, chapters: number): string[] {
  const titles: string[] = Array.from({ length: chapters }, () => '');
  for (const line of outline.split(/[\r\n]+/)) {
    const [, number, rest] = LINE.exec(line) ?? [];
    const index = Number(number) - 1;
    if (rest === undefined || index >= chapters || titles[index] !== '') continue;
    titles[index] = clean(rest);
  }
  return titles;
}

/** A line may go on with what happens: only the title counts. */
function clean(rest: string): string {
  const [title = ''] = rest.split(/\s[–—-]\s|:\s|\*\*\s*[:–—-]/);
  return title
    .replace(/[*_#"“”]/g, '')
    .trim()
    .slice(0, MAX_TITLE)
    .trim();
}

/** How chapter n begins in the text: a heading of level 2 (domain.md, Story). Chapter 0 is the outline. */
export function leadOf(chapter: number, titles: readonly string[]): string {
  if (chapter === 0) return '## Outline\n\n';
  const title = titles[chapter - 1] ?? '';
  return `\n\n## Chapter ${chapter}${title === '' ? '' : `: ${title}`}\n\n`;
}
