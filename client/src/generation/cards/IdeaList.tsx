import { ideasSoFar } from '@penora/protocol/lists/ideas';
import { insertResult } from '../../documents/insert.ts';
import { useCanWrite, useEditor, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { copy as copyIcon, star, starEmpty } from '../../ui/icons.ts';
import { change, copy } from '../actions.ts';
import { isRunning } from '../run.ts';
import { useRunPart } from '../useRun.ts';
import { StreamingText } from './StreamingText.tsx';

/** A brainstorm: each idea usable by itself. */
export function IdeaList({ id }: { id: string }) {
  // Short by its nature: at most twenty ideas.
  const text = useRunPart(id, (run) => run.text);
  const running = useRunPart(id, isRunning);
  const editor = useEditor();
  const canWrite = useCanWrite();
  const room = useRoom();
  const starred = useRunPart(id, (run) => run.starredIdeas);
  const ideas = ideasSoFar(text, !running).map((idea, index) => ({ number: index + 1, text: idea }));
  // No list yet: what comes is shown as it is.
  if (ideas.length === 0) return <StreamingText id={id} />;
  return (
    <ol className="pn-ideas">
      {ideas.map((idea) => (
        <li key={idea.number}>
          <span className="pn-idea-text">{idea.text}</span>
          <span className="pn-idea-actions">
            {canWrite && editor !== null && (
              <Button size="sm" variant="quiet" onClick={() => insertResult(editor, id, idea.text, room.touched.get())}>
                Insert
              </Button>
            )}
            {canWrite && (
              <StarIdea
                isOn={starred.includes(idea.number)}
                onSet={(isOn) => void change(room, id, { idea: { number: idea.number, starred: isOn } })}
              />
            )}
            <IconButton size="sm" icon={copyIcon} label="Copy this idea" onClick={() => void copy(idea.text)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function StarIdea({ isOn, onSet }: { isOn: boolean; onSet: (isOn: boolean) => void }) {
  return (
    <IconButton
      size="sm"
      tone="gold"
      icon={isOn ? star : starEmpty}
      label="Star this idea"
      pressed={isOn}
      onClick={() => onSet(!isOn)}
    />
  );
}
