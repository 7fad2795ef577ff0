/** Lines of plain text that begin a chapter, in the words of many languages. */

const NUMBER = String.raw`(?:\p{Nd}{1,4}|[IVXLCDM]{1,8}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?:-\p{L}+)?|thirty(?:-\p{L}+)?|the (?:first|last|\p{L}+th))`;
const WORDS =
  'chapter|chap\\.?|part|book|kapitel|teil|chapitre|partie|cap[ií]tulo|capitolo|parte|hoofdstuk|deel|rozdział|kapitola|kapitola|fejezet|luku|bölüm|глава|часть|розділ|частина|κεφάλαιο|अध्याय|पाठ|அத்தியாயம்|অধ্যায়|บทที่|الفصل|الباب|פרק|chương|bab';
const ALONE =
  'prologue|epilogue|foreword|preface|introduction|afterword|interlude|prolog|epilog|vorwort|nachwort|épilogue|prólogo|epílogo|prologo|epilogo|пролог|эпилог|etymology';

const NAMED = new RegExp(String.raw`^(?:${WORDS})\s+(?:${NUMBER})(?![\p{L}\p{N}])[\s.:—–-]*.{0,90}$`, 'iu');
/** Scripts that put numbers in words of their own. */
const NAMED_LOOSELY = /^(?:अध्याय|अध्याय|الفصل|الباب|פרק|บทที่|บท|அத்தியாயம்)\s*\S.{0,60}$/u;
const EAST =
  /^(?:第\s*[\p{Nd}〇零一二三四五六七八九十百千]{1,8}\s*[章回节節話话部卷篇]|제\s*\p{Nd}{1,4}\s*[장화부])(?:[\s　:：.、].{0,60})?$/u;
const SINGLE = new RegExp(String.raw`^(?:${ALONE})\.?$`, 'iu');
const MOST_CHARACTERS = 120;
/** So many in a row, with nothing between them, are a table of contents. */
const CONTENTS = 3;

const isChapterLine = (line: string): boolean =>
  line.length <= MOST_CHARACTERS &&
  (NAMED.test(line) || NAMED_LOOSELY.test(line) || EAST.test(line) || SINGLE.test(line)) &&
  !/[,;]$/.test(line);

/** Behind a table of contents, directly, the first chapter may begin: its line comes a second time. */
function firstAgain(lines: readonly string[], run: readonly number[]): number[] {
  const names = run.map((index) => lines[index]?.trim().toLowerCase());
  const last = run.at(-1);
  return last !== undefined && names.indexOf(names.at(-1)) < names.length - 1 ? [last] : [];
}

/** The places of the lines that begin a chapter. */
export function chapterLines(lines: readonly string[]): ReadonlySet<number> {
  const found = lines.flatMap((line, index) => (isChapterLine(line.trim()) ? [index] : []));
  const kept = new Set<number>();
  for (let from = 0; from < found.length; ) {
    let to = from + 1;
    while (to < found.length && found[to] === (found[to - 1] ?? 0) + 1) to += 1;
    const run = found.slice(from, to);
    for (const index of run.length >= CONTENTS ? firstAgain(lines, run) : run) kept.add(index);
    from = to;
  }
  return kept;
}
