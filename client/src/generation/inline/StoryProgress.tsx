import { useEffect, useRef } from 'react';
import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { useRoom } from '../../room/roomContext.ts';
import { minutesLeft, type Pace, progressOf, storyOf, storyRest } from '../progress.ts';
import type { Run } from '../run.ts';
import { useRunPart } from '../useRun.ts';

/**
 * Of a story with chapters: which chapter, how far, how long the rest may take and what it may cost. The line is
 * written into the page directly, like the figures beside it, with which it agrees at every moment (RunFigures.tsx).
 */
export function StoryProgress({ id }: { id: string }) {
  const { runs } = useRoom();
  const percent = useRunPart(id, (run) => Math.round(progressOf(run) * 100));
  const line = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const store = runs.store(id);
    if (store === undefined) return;
    const from = { words: store.get().words, at: Date.now() };
    const show = (): void => {
      if (line.current !== null) line.current.textContent = told(store.get(), from);
    };
    show();
    return store.watch(show);
  }, [runs, id]);
  return (
    <div className="pn-story-progress">
      <progress className="pn-run-meter" max={100} value={percent} aria-label="How much of the story is written" />
      <span ref={line} className="pn-small pn-muted pn-num" />
    </div>
  );
}

function told(run: Run, from: Pace): string {
  const story = storyOf(run);
  const { words, aboutMilliku, mostMilliku } = storyRest(run);
  const minutes = minutesLeft(from, { words: run.words, at: Date.now() }, words);
  const parts = [
    story === null || story.chapter === 0 ? 'Outline' : `Chapter ${story.chapter} of ${story.chapters}`,
    ...(words > 0 ? [`about ${counted(words, 'word')} to go`] : []),
    ...(minutes === null ? [] : [counted(minutes, 'minute')]),
    `about ${kuWords(aboutMilliku, 'price')} more, at most ${kuWords(mostMilliku, 'price')}`,
  ];
  return parts.join(' · ');
}
