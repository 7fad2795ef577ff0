import { kuWords } from '../../format/ku.ts';
import { progressOf, storyOf } from '../progress.ts';
import { useRunPart } from '../useRun.ts';

/** Coins here move in steps: the exact ones, and the words, stand beside the state. */
const STEP_MILLIKU = 100;

const inSteps = (milliku: number): number => Math.ceil(milliku / STEP_MILLIKU) * STEP_MILLIKU;

/** Of a story with chapters: which chapter, how far, and what the rest may cost. */
export function StoryProgress({ id }: { id: string }) {
  const chapter = useRunPart(id, (run) => storyOf(run)?.chapter ?? 0);
  const chapters = useRunPart(id, (run) => storyOf(run)?.chapters ?? 0);
  const percent = useRunPart(id, (run) => Math.round(progressOf(run) * 100));
  const left = useRunPart(id, (run) => inSteps(storyOf(run)?.left.costMilliku ?? 0));
  const most = useRunPart(id, (run) => inSteps(Math.max(0, run.maxMilliku - run.costMilliku)));
  return (
    <div className="pn-story-progress">
      <progress className="pn-run-meter" max={100} value={percent} aria-label="How much of the story is written" />
      <span className="pn-small pn-muted pn-num">
        {chapter === 0 ? 'Outline' : `Chapter ${chapter} of ${chapters}`} · about{' '}
        {kuWords(Math.min(left, most), 'price')} more, at most {kuWords(most, 'price')}
      </span>
    </div>
  );
}
