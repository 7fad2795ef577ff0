import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { progressOf, storyOf } from '../progress.ts';
import { useRunPart } from '../useRun.ts';

/** Words and coins here move in steps: the exact ones stand beside the state. */
const STEP_WORDS = 10;
const STEP_MILLIKU = 100;

/** Of a story with chapters: which chapter, how far, and what the rest may cost. */
export function StoryProgress({ id }: { id: string }) {
  const chapter = useRunPart(id, (run) => storyOf(run)?.chapter ?? 0);
  const chapters = useRunPart(id, (run) => storyOf(run)?.chapters ?? 0);
  const percent = useRunPart(id, (run) => Math.round(progressOf(run) * 100));
  const words = useRunPart(id, (run) => Math.floor(run.words / STEP_WORDS) * STEP_WORDS);
  const left = useRunPart(id, (run) => Math.ceil((run.maxMilliku - run.costMilliku) / STEP_MILLIKU) * STEP_MILLIKU);
  return (
    <div className="pn-story-progress">
      <progress className="pn-run-meter" max={100} value={percent} aria-label="How much of the story is written" />
      <span className="pn-small pn-muted pn-num">
        {chapter === 0 ? 'Outline' : `Chapter ${chapter} of ${chapters}`} · {counted(words, 'word')} · at most{' '}
        {kuWords(Math.max(0, left), 'price')} more
      </span>
    </div>
  );
}
