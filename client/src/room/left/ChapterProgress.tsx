import type { Chapter } from '../../documents/outline.ts';
import { chapterTarget, progressOf } from '../../generation/progress.ts';
import { useRunPart } from '../../generation/useRun.ts';
import { useStore } from '../../store.ts';
import { useRoom } from '../roomContext.ts';

/** A small ember bar at the chapter in which a model is writing. */
export function ChapterProgress({ chapter }: { chapter: Chapter }) {
  const { runs, outline } = useRoom();
  useStore(runs.order);
  const { chapters } = useStore(outline);
  const writing = runs.running().find(({ id, target }) => target === 'document' && chapter.generations.has(id));
  if (writing === undefined) return null;
  // A story has written in many; it is writing in the last of them.
  const last = chapters.findLast(({ generations }) => generations.has(writing.id));
  if (last?.index !== chapter.index) return null;
  return <Meter id={writing.id} words={chapter.words} />;
}

function Meter({ id, words }: { id: string; words: number }) {
  const percent = useRunPart(id, (run) => {
    const target = chapterTarget(run);
    const part = target === null ? progressOf(run) : words / target;
    return Math.round(Math.min(1, part) * 100);
  });
  return <progress className="pn-run-meter pn-chapter-meter" max={100} value={percent} aria-label="Being written" />;
}
