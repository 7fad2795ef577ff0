import { insertResult } from '../../documents/insert.ts';
import { useCanWrite, useEditor, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { copy as copyIcon, star, starEmpty } from '../../ui/icons.ts';
import { change, copy } from '../actions.ts';
import { ideasOf } from '../ideas.ts';
import { useRunPart } from '../useRun.ts';

/** A brainstorm: each idea usable by itself. */
export function IdeaList({ id }: { id: string }) {
  // Short by its nature: at most twenty ideas.
  const text = useRunPart(id, (run) => run.text);
  const editor = useEditor();
  const canWrite = useCanWrite();
  const room = useRoom();
  const starred = useRunPart(id, (run) => run.starredIdeas);
  return (
    <ol className="pn-ideas">
      {ideasOf(text).map((idea) => (
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
