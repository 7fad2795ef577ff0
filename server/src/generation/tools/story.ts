/** One chapter of a story, which knows the outline and what came before. */
import { StoryOptions } from '@penora/protocol/catalog/tools';
import type { ComposeInput, StoryContext } from './composeInput.ts';
import type { Draft, Section } from './draft.ts';
import { CRAFT } from './house.ts';
import { parseOutline } from './outlineLines.ts';
import { draftOf } from './plan.ts';
import { background, beginningOf, endOf, requestSection, shortText } from './sections.ts';
import { summariesSection } from './summaries.ts';
import { chapterWords } from './wordRange.ts';

const TASK = `Your task: write one chapter of a story that is written chapter by chapter.
- The heading stands there already. Begin with the first sentence of the chapter, in scene.
- What the outline says of this chapter happens in it, on the page and not in summary. What it keeps for later chapters stays there.
- The summaries say what came before. Nobody forgets it, nobody is introduced twice, nothing is told again.
- If the end of the chapter before is given, keep its voice: narrator, point of view, tense, level of language, its way of setting dialogue. Do not go on from its last sentence; begin anew where this chapter begins.`;

/** The outline's line for this chapter, in its own words. */
function lineOf({ outline, chapter, chapters }: StoryContext): string {
  const line = parseOutline(outline ?? '', chapters)[(chapter ?? 1) - 1];
  return [line?.title, line?.summary].filter((part) => part !== undefined && part !== '').join(': ');
}

function sectionsFor(prompt: string, story: StoryContext): Section[] {
  return [
    shortText(story.title, 'the title of the story'),
    requestSection(prompt, 'the premise'),
    beginningOf(story.notes ?? '', 'notes on the story'),
    background(story.outline ?? '', 'the outline'),
    summariesSection(story.summaries),
    endOf(story.previous ?? '', 'the end of the chapter before'),
    shortText(lineOf(story), 'what the outline says of this chapter'),
  ];
}

function placeOf(chapter: number, chapters: number): string {
  if (chapters === 1) return 'It is the only one: it opens the story.';
  if (chapter === 1)
    return 'It opens the story: people, place and the want that drives everything, shown in what is done.';
  return chapter === chapters
    ? 'It is the last: everything that was set going meets here.'
    : 'It is in the middle of the story: go straight to what is new.';
}

const endingOf = (chapter: number, chapters: number): string =>
  chapter === chapters
    ? 'Bring the story to its end: answer what the beginning asked, by something that is done, and stop on an image.'
    : 'End where a reader must go on: at a decision, a discovery, a door that opens; never at rest, never with a summary.';

export function storyDraft(input: ComposeInput): Draft {
  const { chapters, wordsPerChapter } = StoryOptions.parse(input.options);
  const story: StoryContext = input.story ?? { title: '', chapters, summaries: [] };
  const chapter = story.chapter ?? 1;
  return draftOf(input, {
    instructions: [TASK, '', CRAFT],
    sections: sectionsFor(input.prompt, story),
    task: [`Write chapter ${chapter} of ${chapters} now.`, placeOf(chapter, chapters)],
    ending: endingOf(chapter, chapters),
    words: chapterWords(wordsPerChapter),
    takes: 'telling',
    sample: story.previous || story.outline || input.prompt,
    rounds: 'stretch',
  });
}
