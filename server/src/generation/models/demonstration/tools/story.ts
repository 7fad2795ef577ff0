/** One chapter of a story, after its line of the outline. */
import { scene, story } from '../tell.ts';
import { buildWorld } from '../world/build.ts';
import { ending, nearlyFull } from './ending.ts';
import { type Job, numberOption, pageFor, textOption, workSeed } from './job.ts';

export function* composeChapter(job: Job): Generator<string> {
  const { brief } = job;
  const chapter = numberOption(brief, 'chapter', 1);
  const item = outlineItem(brief.options.outline, chapter) || textOption(brief, 'heading');
  const world = buildWorld({
    prompt: brief.prompt,
    extra: item,
    company: true,
    text: '',
    prose: false,
    seed: workSeed(brief),
  });
  const page = pageFor(job, world);
  const full = (): boolean => nearlyFull(page);
  yield* scene(page, chapter > 1 ? 1 : 0, full);
  yield* story(page, full, 1);
  yield* ending(page);
}

/** The outline's line for a chapter, however the outline is handed over: text, lines, or titles with summaries. */
export function outlineItem(outline: unknown, chapter: number): string {
  if (typeof outline === 'string') {
    const lines = outline.split('\n').filter((line) => line.trim() !== '');
    const numbered = lines.find((line) => new RegExp(String.raw`^\W*(?:chapter\s+)?${chapter}\b`, 'iu').test(line));
    return plain(numbered ?? (lines.length === 1 ? lines[0] : lines[chapter - 1]) ?? '');
  }
  if (Array.isArray(outline)) return outlineItem(outline[chapter - 1], chapter);
  if (typeof outline !== 'object' || outline === null) return '';
  return Object.values(outline)
    .filter((value) => typeof value === 'string')
    .join('. ');
}

function plain(line: string): string {
  return line.replace(/^\W*(?:chapter\s+)?\d+\W*/iu, '').replace(':', '.');
}
