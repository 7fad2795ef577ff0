import { createToken } from '@penora/protocol/endpoints/identity';
import { TokenRequest } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useForm } from '../../../form/useForm.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { copy } from '../../../ui/icons.ts';
import { Note } from '../../../ui/Note.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { toast } from '../../../ui/toasts.ts';

const DAY_MS = 24 * 3_600_000;
const terms = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until I withdraw it' },
];
const words = { name: 'Write what the key is for.' };

interface Props {
  onClose: () => void;
  onMade: () => void;
}

/** Asks what it is for, then shows the token, once. */
export function NewTokenDialog({ onClose, onMade }: Props) {
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [token, setToken] = useState<string | null>(null);
  const form = useForm(TokenRequest, words, async (body) => {
    const made = await call(createToken, { body });
    setToken(made.token);
    onMade();
  });
  if (token !== null) return <TokenDialog token={token} onClose={onClose} />;
  const send = (): void => {
    const expiresAt = days === '' ? undefined : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    void form.submit({ name, expiresAt });
  };
  return (
    <Dialog
      open
      title="Make a key"
      onClose={onClose}
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            Make it
          </Button>
        </>
      }
    >
      <Field label="What is it for?" error={form.errorOf('name')}>
        {(control) => (
          <input
            {...control}
            autoFocus
            name="name"
            maxLength={80}
            placeholder="Backup of my texts"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="How long should it work?" control="select">
        {(control) => (
          <select {...control} value={days} onChange={(event) => setDays(event.target.value)}>
            {terms.map((term) => (
              <option key={term.value} value={term.value}>
                {term.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.problem && <ProblemNote error={form.problem} />}
    </Dialog>
  );
}

function TokenDialog({ token, onClose }: { token: string; onClose: () => void }) {
  const copyIt = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(token);
      toast('The key is copied.', { tone: 'good' });
    } catch {
      toast('Copying is not allowed here. Select the key and copy it by hand.', { tone: 'warn' });
    }
  };
  return (
    <Dialog
      open
      title="Your key"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have kept it
        </Button>
      }
    >
      <Note tone="warn" title="This is the only time you see it.">
        Keep it where nobody else can read it.
      </Note>
      <Field label="Key">
        {(control) => (
          <input
            {...control}
            className={`${control.className} pn-code`}
            readOnly
            value={token}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div>
        <Button icon={copy} onClick={() => void copyIt()}>
          Copy
        </Button>
      </div>
    </Dialog>
  );
}
