import { Link } from 'react-router';
import { useTask } from '../../form/useTask.ts';
import { useCanWrite, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { goOn } from '../actions.ts';
import { mayContinue } from '../run.ts';
import { endSentence } from '../sentences.ts';
import { useRunMeta } from '../useRun.ts';

/** Why it ended, when it did not simply end well, and the way on from there. */
export function CardEnd({ id }: { id: string }) {
  const room = useRoom();
  const canWrite = useCanWrite();
  const run = useRunMeta(id);
  const going = useTask();
  const sentence = endSentence(run, run.requestedBy === room.me.id);
  if (sentence === null) return null;
  return (
    <Note
      tone={sentence.tone}
      action={
        <span className="pn-note-actions">
          {sentence.needsCoins && <Link to="/pricing">Top up</Link>}
          {canWrite && mayContinue(run) && (
            <Button size="sm" busy={going.busy} onClick={() => void going.run(() => goOn(room, id))}>
              {run.words === 0 ? 'Try again' : 'Continue'}
            </Button>
          )}
        </span>
      }
    >
      {sentence.text}
    </Note>
  );
}
