import { changeVersion, createVersion } from '@penora/protocol/endpoints/versions';
import { useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toasts.ts';
import { useRoom } from '../roomContext.ts';

interface Props {
  /** An existing version that gets a name; without it the text as it is now. */
  id?: string;
  before?: string;
  onDone: () => void;
}

/** A name for the text as it is now, or for a version. */
export function NameForm({ id, before = '', onDone }: Props) {
  const { code } = useRoom();
  const [name, setName] = useState(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fieldId = useId();
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      if (id === undefined) await call(createVersion, { params: { code }, body: { name } });
      else await call(changeVersion, { params: { code, id }, body: { name } });
      if (id === undefined) setName('');
      toast(`Kept as “${name.trim()}”.`, { tone: 'good' });
      onDone();
    } catch (error) {
      setProblem(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="pn-version-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') setProblem('Give it a name first, for example “Before the rewrite”.');
        else if (!busy) void save();
      }}
    >
      <label htmlFor={fieldId} className="pn-version-name-label">
        {id === undefined ? 'Name the text as it is now' : 'Name of this version'}
      </label>
      <div className="pn-version-name-line">
        <input
          id={fieldId}
          className="form-control pn-control"
          maxLength={200}
          placeholder="Before the rewrite"
          value={name}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${fieldId}-problem`}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={busy}>
          Keep
        </Button>
      </div>
      {problem !== null && (
        <p id={`${fieldId}-problem`} className="pn-version-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
