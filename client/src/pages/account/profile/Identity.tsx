import { changeProfile } from '@penora/protocol/endpoints/account';
import { ProfileChange } from '@penora/protocol/schemas/account';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useForm } from '../../../form/useForm.ts';
import { refreshSession, useMe } from '../../../session/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { check } from '../../../ui/icons.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { toast } from '../../../ui/toasts.ts';
import { SendAgain } from '../../identity/SendAgain.tsx';

const words = { name: 'Write a name of up to 80 characters.' };

/** What others know the person by. */
export function Identity() {
  const { user } = useMe();
  const [name, setName] = useState(user.name);
  const form = useForm(ProfileChange, words, async (body) => {
    const { user: changed } = await call(changeProfile, { body });
    setName(changed.name);
    await refreshSession();
    toast('Others see your new name from now on.', { tone: 'good' });
  });
  return (
    <>
      <form
        className="pn-name-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit({ name });
        }}
      >
        <Field label="Name" hint="Your co-writers see it at your cursor." error={form.errorOf('name')}>
          {(control) => (
            <input
              {...control}
              name="name"
              autoComplete="name"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {form.problem && <ProblemNote error={form.problem} />}
        <Button type="submit" busy={form.busy} disabled={name.trim() === user.name}>
          Save
        </Button>
      </form>
      <dl className="pn-facts">
        <dt>E-mail</dt>
        <dd>
          {user.email ?? 'None'}
          {user.email !== null && <Proof verified={user.emailVerified} />}
        </dd>
        <dt>Your id for other applications</dt>
        <dd className="pn-code">{user.id}</dd>
      </dl>
    </>
  );
}

/** Whether the address is proved, and how to prove it. */
function Proof({ verified }: { verified: boolean }) {
  if (verified)
    return (
      <span className="pn-proof pn-proof-good">
        <Icon icon={check} /> Confirmed
      </span>
    );
  return (
    <span className="pn-proof">
      Not confirmed yet <SendAgain size="sm" />
    </span>
  );
}
