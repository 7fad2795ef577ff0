import { StoryOptions } from '@penora/protocol/catalog/tools';
import { type ComposeInput, compose, type StoryContext } from '../tools/compose.ts';
import { parseOutline } from '../tools/outlineLines.ts';
import { parseTitle } from '../tools/title.ts';
import { askAside } from './askAside.ts';
import { HeadingGate } from './headingGate.ts';
import type { Told, Work } from './tellParts.ts';
import type { WorkDeps, WorkRequest } from './workDeps.ts';

const OUTLINE_LEAD = '## Outline\n\n';
/** Used as the summary of a chapter when the model gives none. */
const LAST_CHARACTERS = 400;

const OUTLINE = ['Outline', 'The outline', 'Story outline'];

const outlineOf = (told: Told): string => told.part(0).slice(OUTLINE_LEAD.length);

/** A chapter's heading, of level 2 (domain.md, Story), with the title that the outline gives it. */
function headingOf(chapter: number, title: string): string {
  return `\n\n## Chapter ${chapter}${title === '' ? '' : `: ${title}`}\n\n`;
}

/**
 * A story: part 0 is the outline, part n the chapter n under its heading. Each chapter knows the outline, the end of the
 * chapter before, and a summary of every one before that.
 */
export function storyWork(
  record: Pick<WorkRequest, 'options'>,
  request: ComposeInput,
  { teller, named }: WorkDeps,
): Work {
  const { chapters, title: given = '' } = StoryOptions.parse(record.options);

  const titleOf = (chapter: number, told: Told): string =>
    parseOutline(outlineOf(told), chapters)[chapter - 1]?.title ?? '';
  const lead = (part: number, told: Told): string => (part === 0 ? OUTLINE_LEAD : headingOf(part, titleOf(part, told)));
  const bodyOf = (part: number, told: Told): string => told.part(part).slice(lead(part, told).length);

  async function entitle({ plan }: Told): Promise<void> {
    if (plan.title !== undefined) return;
    plan.title = given || parseTitle(await askAside(teller, compose({ ...request, tool: 'title' })));
    if (given === '' && plan.title !== '') await named(plan.title);
  }

  async function summarise(part: number, told: Told): Promise<void> {
    const { summaries } = told.plan;
    for (let chapter = summaries.length + 1; chapter < part && !teller.signal.aborted; chapter += 1) {
      const input = bodyOf(chapter, told);
      const said = await askAside(teller, compose({ ...request, tool: 'summary', input }));
      summaries.push(said === '' ? input.slice(-LAST_CHARACTERS) : said);
    }
  }

  return {
    parts: chapters + 1,
    lead,
    async prepare(part, told) {
      await entitle(told);
      await summarise(part, told);
      if (!teller.signal.aborted) await told.save();
    },
    gate: (part, written, told) =>
      new HeadingGate({ names: part === 0 ? OUTLINE : [titleOf(part, told)], chapter: part }, written),
    compose(part, written, told) {
      const { title = '', summaries } = told.plan;
      const story: StoryContext = { title, chapters, summaries: summaries.slice(0, Math.max(0, part - 1)) };
      if (part === 0) return compose({ ...request, tool: 'outline', written, story });
      const previous = part > 1 ? bodyOf(part - 1, told) : undefined;
      return compose({ ...request, written, story: { ...story, outline: outlineOf(told), chapter: part, previous } });
    },
  };
}
