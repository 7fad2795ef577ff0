/** A document in a few lines: its headings, and what happened in the chapters that a story has kept a summary of. */
import { type Sql, statement } from '../../database/sql.ts';
import { GAP, markedAfter, startWithin } from '../tools/cut.ts';
import { HERE } from '../tools/surroundings.ts';
import type { Heading } from '../writer/around.ts';

const MAX_HEADINGS = 60;
const OUTLINE_CHARACTERS = 2_000;
const HEADING_CHARACTERS = 120;
const SUMMARY_CHARACTERS = 600;
const SUMMARIES_CHARACTERS = 6_000;
const MAX_STORIES = 20;
const CHAPTER = /^Chapter (\d{1,4})\b/i;

interface Bounds {
  lines: number;
  characters: number;
}

/** From both ends inwards, after those that are wanted most. */
function* outsideIn(count: number, first: readonly number[]): Generator<number> {
  for (const index of first) if (index >= 0 && index < count) yield index;
  for (let index = 0; index < count / 2; index += 1) yield* [index, count - 1 - index];
}

/** As many lines as there is room for, from both ends and around one, with a mark for what is left out between. */
function boundedLines(lines: readonly string[], { lines: most, characters }: Bounds, first: readonly number[]): string {
  const kept = new Set<number>();
  let left = characters;
  for (const index of outsideIn(lines.length, first)) {
    const line = lines[index] ?? '';
    if (kept.has(index)) continue;
    // Room for a mark before and behind it.
    if (kept.size === most || line.length + 2 * (GAP.length + 1) + 1 > left) break;
    kept.add(index);
    left -= line.length + 1;
  }
  const shown: string[] = [];
  lines.forEach((line, index) => {
    if (kept.has(index)) shown.push(line);
    else if (shown.at(-1) !== GAP) shown.push(GAP);
  });
  return shown.join('\n');
}

const oneLine = (text: string, characters: number): string => {
  const line = text
    .slice(0, characters * 2)
    .trim()
    .replace(/\s+/g, ' ');
  return line.length <= characters ? line : `${startWithin(line, characters)} ${GAP}`;
};

/** The chapter that a place is in: the last heading that begins before it; -1 for none. */
export function chapterAt(headings: readonly Heading[], place: number): number {
  return headings.findLastIndex(({ at }) => at < place);
}

/** A line for each heading, the one at `here` marked; nothing for a document of less than two. */
export function outlineOf(headings: readonly Heading[], here: number): string {
  if (headings.length < 2) return '';
  const lines = headings.map(({ text, level }, index) => {
    const indent = '  '.repeat(Math.min(Math.max(level, 1), 6) - 1);
    return `${indent}${index === here ? HERE : '-'} ${oneLine(text, HEADING_CHARACTERS)}`;
  });
  return boundedLines(lines, { lines: MAX_HEADINGS, characters: OUTLINE_CHARACTERS }, [here, here - 1, here + 1]);
}

const storiesStatement = statement<{ id: string; summaries: string[] }>(
  `select id, plan->'summaries' as summaries from generations
   where project_code = $1 and tool = 'story' and jsonb_typeof(plan->'summaries') = 'array'
   order by created_at desc, id limit ${MAX_STORIES}`,
  'generation_story_summaries',
);

const NOTES_CHARACTERS = 2_000;

const notesStatement = statement<{ title: string; premise: string }>(
  `select coalesce(plan->>'title', '') as title, prompt as premise from generations
   where project_code = $1 and tool = 'story' and target = 'document' and prompt <> ''
   order by created_at desc, id limit 1`,
  'generation_story_notes',
);

/** What its writer has noted about the story that was last written into the document: title and premise. */
export async function notesOf(sql: Sql, code: string): Promise<string> {
  const [story] = await sql.query(notesStatement, [code]);
  if (story === undefined) return '';
  const title = story.title === '' ? '' : `${oneLine(story.title, HEADING_CHARACTERS)}\n`;
  const { premise } = story;
  const isLong = premise.length > NOTES_CHARACTERS;
  return `${title}${isLong ? markedAfter(startWithin(premise, NOTES_CHARACTERS)) : premise}`;
}

/** What the stories of a project have kept of chapters; a heading without a mark is the only story's. */
function summaryFor(
  { text, generationId }: Heading,
  stories: readonly { id: string; summaries: string[] }[],
): string | undefined {
  const chapter = CHAPTER.exec(text)?.[1];
  if (chapter === undefined) return undefined;
  const only = stories.length === 1 && generationId === undefined ? stories[0] : undefined;
  const story = stories.find(({ id }) => id === generationId) ?? only;
  return story?.summaries[Number(chapter) - 1];
}

/** A line for each of these headings of which there is a summary. No model is asked. */
export async function summariesOf(sql: Sql, code: string, earlier: readonly Heading[]): Promise<string> {
  if (!earlier.some(({ text }) => CHAPTER.test(text))) return '';
  const stories = await sql.query(storiesStatement, [code]);
  const lines = earlier.flatMap((heading) => {
    const summary = summaryFor(heading, stories);
    if (summary === undefined || summary.trim() === '') return [];
    return [`- ${oneLine(heading.text, HEADING_CHARACTERS)}: ${oneLine(summary, SUMMARY_CHARACTERS)}`];
  });
  return boundedLines(lines, { lines: MAX_HEADINGS, characters: SUMMARIES_CHARACTERS }, [lines.length - 1]);
}
