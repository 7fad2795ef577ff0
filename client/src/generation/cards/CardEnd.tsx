import { useCanWrite } from '../../room/roomContext.ts';
import { Note } from '../../ui/Note.tsx';
import { mayContinue } from '../run.ts';
import { useRunMeta } from '../useRun.ts';
import { useEndSentence } from '../useWayOn.ts';
import { WayOn } from './WayOn.tsx';

/** Why it ended, when it did not simply end well, and the way on from there. */
export function CardEnd({ id }: { id: string }) {
  const canWrite = useCanWrite();
  const run = useRunMeta(id);
  const sentence = useEndSentence(run);
  if (sentence === null) return null;
  return (
    <Note
      tone={sentence.tone}
      action={<span className="pn-note-actions">{canWrite && mayContinue(run) && <WayOn id={id} />}</span>}
    >
      {sentence.text}
    </Note>
  );
}
