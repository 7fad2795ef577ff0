import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { linkFrom } from '../../documents/links.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';

/** Sets, changes or takes away the link at the caret or on the selected words. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const before: unknown = editor.getAttributes('link').href;
  const [typed, setTyped] = useState(typeof before === 'string' ? before : '');
  const [error, setError] = useState<string>();
  const done = (): void => {
    onClose();
    // After the dialog has given the focus back.
    requestAnimationFrame(() => editor.commands.focus());
  };
  const set = (): void => {
    const href = linkFrom(typed);
    if (href === null) {
      setError('Write a web address or an e-mail address.');
      return;
    }
    const { empty } = editor.state.selection;
    if (empty && before === undefined)
      editor
        .chain()
        .insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else editor.chain().extendMarkRange('link').setLink({ href }).run();
    done();
  };
  const remove = (): void => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    done();
  };
  return (
    <Dialog
      open
      onClose={done}
      title={before === undefined ? 'Add a link' : 'Change the link'}
      size="sm"
      onSubmit={set}
      footer={
        <>
          {before !== undefined && <Button onClick={remove}>Remove</Button>}
          <Button variant="primary" type="submit">
            {before === undefined ? 'Add' : 'Change'}
          </Button>
        </>
      }
    >
      <Field label="Address" hint="A web address or an e-mail address" error={error}>
        {(control) => (
          <input
            {...control}
            name="href"
            inputMode="url"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
