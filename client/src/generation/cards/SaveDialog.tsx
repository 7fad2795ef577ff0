import { useState } from 'react';
import { useNavigate } from 'react-router';
import { wordsOf } from '../../documents/nodeWords.ts';
import { useTask } from '../../form/useTask.ts';
import { counted } from '../../format/amounts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { toast } from '../../ui/toasts.ts';
import { save } from '../actions.ts';
import { toolNames } from '../names.ts';
import type { Run } from '../run.ts';

export type SaveMode = 'edit' | 'title';

/** Saves a result as a project of its own: as it is under a title, or edited first. */
export function SaveDialog({ run, mode, onClose }: { run: Run; mode: SaveMode; onClose: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState(run.title ?? `${toolNames[run.tool]}, ${run.text.trim().slice(0, 40)}`);
  const [text, setText] = useState(run.text);
  const saving = useTask();
  const send = async (): Promise<void> => {
    const project = await save(run, title, mode === 'edit' && text !== run.text ? text : null);
    onClose();
    toast(`Saved as “${project.title}”.`, {
      tone: 'good',
      action: { label: 'Open', run: () => void navigate(`/p/${project.code}`) },
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={mode === 'edit' ? 'Edit & Save' : 'Save under a title'}
      size={mode === 'edit' ? 'lg' : 'sm'}
      onSubmit={() => void saving.run(send)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={saving.busy}>
            Save as a project
          </Button>
        </>
      }
    >
      {saving.failure !== null && <ProblemNote error={saving.failure} />}
      <Field label="Title">
        {(control) => (
          <input
            {...control}
            name="title"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      {mode === 'edit' && (
        <Field label="Text" aside={<span className="pn-muted pn-num">{counted(wordsOf(text), 'word')}</span>}>
          {(control) => (
            <textarea
              {...control}
              className={`${control.className} pn-edit-text`}
              name="text"
              rows={14}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
