import { useState } from 'react';
import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { minutesLeft, progressOf, storyOf, wordsLeft } from '../progress.ts';
import { useRunPart } from '../useRun.ts';

/** Words and coins here move in steps: the exact ones stand beside the state. */
const STEP_WORDS = 10;
const STEP_MILLIKU = 100;

const inSteps = (milliku: number): number => Math.ceil(milliku / STEP_MILLIKU) * STEP_MILLIKU;

/** Of a story with chapters: which chapter, how far, how long the rest may take and what it may cost. */
export function StoryProgress({ id }: { id: string }) {
  const chapter = useRunPart(id, (run) => storyOf(run)?.chapter ?? 0);
  const chapters = useRunPart(id, (run) => storyOf(run)?.chapters ?? 0);
  const percent = useRunPart(id, (run) => Math.round(progressOf(run) * 100));
  const words = useRunPart(id, (run) => Math.floor(run.words / STEP_WORDS) * STEP_WORDS);
  const rest = useRunPart(id, (run) => Math.ceil(wordsLeft(run) / STEP_WORDS) * STEP_WORDS);
  const left = useRunPart(id, (run) => inSteps(storyOf(run)?.left.costMilliku ?? 0));
  const most = useRunPart(id, (run) => inSteps(Math.max(0, run.maxMilliku - run.costMilliku)));
  const [from] = useState(() => ({ words, at: Date.now() }));
  const minutes = minutesLeft(from, { words, at: Date.now() }, rest);
  const told = [
    chapter === 0 ? 'Outline' : `Chapter ${chapter} of ${chapters}`,
    ...(rest > 0 ? [`about ${counted(rest, 'word')} to go`] : []),
    ...(minutes === null ? [] : [counted(minutes, 'minute')]),
    `about ${kuWords(Math.min(left, most), 'price')} more, at most ${kuWords(most, 'price')}`,
  ];
  return (
    <div className="pn-story-progress">
      <progress className="pn-run-meter" max={100} value={percent} aria-label="How much of the story is written" />
      <span className="pn-small pn-muted pn-num">{told.join(' · ')}</span>
    </div>
  );
}
