import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { progressOf, storyOf } from '../progress.ts';
import { useRun } from '../useRun.ts';

/** Of a story with chapters: which chapter, how far, and what the rest may cost. */
export function StoryProgress({ id }: { id: string }) {
  const run = useRun(id);
  const story = storyOf(run);
  if (story === null) return null;
  const part = progressOf(run);
  const percent = Math.round(part * 100);
  const left = Math.max(0, run.maxMilliku - run.costMilliku);
  return (
    <div className="pn-story-progress">
      <progress className="pn-meter" max={100} value={percent} aria-label="How much of the story is written" />
      <span className="pn-small pn-muted pn-num">
        Chapter {story.chapter} of {story.chapters} · {counted(run.words, 'word')} · up to {kuWords(left, 'price')} more
      </span>
    </div>
  );
}
