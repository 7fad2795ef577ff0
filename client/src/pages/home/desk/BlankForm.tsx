import { limits } from '@penora/protocol/catalog/limits';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { page } from '../../../ui/icons.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { useStart } from './useStart.ts';

/** An empty page: costs nothing until the model is asked. */
export function BlankForm() {
  const [title, setTitle] = useState('');
  const start = useStart();
  return (
    <form
      className="pn-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!start.busy) void start.begin(title);
      }}
    >
      <Field label="Title" optional hint="You can change it at any time.">
        {(control) => (
          <input
            {...control}
            className={`${control.className} pn-composer-title`}
            maxLength={limits.titleCharacters}
            placeholder="Untitled"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      {start.error !== null && <ProblemNote error={start.error} />}
      <div className="pn-composer-send">
        <Button type="submit" variant="primary" size="lg" icon={page} busy={start.busy}>
          Open a blank page
        </Button>
        <p className="pn-price-note">Free. Your own typing never costs anything.</p>
      </div>
    </form>
  );
}
