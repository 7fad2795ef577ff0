import { insertResult } from '../../documents/insert.ts';
import { useCanWrite, useEditor, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { copy as copyIcon } from '../../ui/icons.ts';
import { copy } from '../actions.ts';
import { ideasOf } from '../ideas.ts';
import { useRunPart } from '../useRun.ts';

/** A brainstorm: each idea usable by itself. */
export function IdeaList({ id }: { id: string }) {
  // Short by its nature: at most twenty ideas.
  const text = useRunPart(id, (run) => run.text);
  const editor = useEditor();
  const canWrite = useCanWrite();
  const { touched } = useRoom();
  return (
    <ol className="pn-ideas">
      {ideasOf(text).map((idea) => (
        <li key={idea.number}>
          <span className="pn-idea-text">{idea.text}</span>
          <span className="pn-idea-actions">
            {canWrite && editor !== null && (
              <Button size="sm" variant="quiet" onClick={() => insertResult(editor, id, idea.text, touched.get())}>
                Insert
              </Button>
            )}
            <IconButton size="sm" icon={copyIcon} label="Copy this idea" onClick={() => void copy(idea.text)} />
          </span>
        </li>
      ))}
    </ol>
  );
}
