import { resetPassword } from '@penora/protocol/endpoints/signIn';
import { Password } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { call } from '../../api/call.ts';
import { useForm } from '../../form/useForm.ts';
import { refreshSession } from '../../session/session.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { NewPasswordField } from '../../ui/PasswordField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { toast } from '../../ui/toasts.ts';
import { EnterFrame } from './EnterFrame.tsx';

const Given = z.object({ password: Password });
const words = { password: 'Use at least 8 characters.' };

/** Chooses a new password by the link of a letter. */
export default function ResetPage() {
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const form = useForm(Given, words, async (given) => {
    await call(resetPassword, { body: { token, password: given.password } });
    await refreshSession();
    toast('Your new password is set. Your other devices are signed out.', { tone: 'good' });
    await navigate('/', { replace: true });
  });
  const isDead = form.problem?.code === 'wrong_state' || form.errorOf('token') !== undefined;
  return (
    <EnterFrame
      title="Choose a new password"
      lead="You are signed in here afterwards, and signed out everywhere else."
      foot={<Link to="/login">Back to signing in</Link>}
    >
      <form
        className="pn-enter-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit({ password });
        }}
      >
        <NewPasswordField label="New password" error={form.errorOf('password')} value={password} onType={setPassword} />
        {form.problem && <ProblemNote error={form.problem} />}
        {form.errorOf('token') !== undefined && <p className="pn-muted">This link is not whole. Copy all of it.</p>}
        {isDead ? (
          <ButtonLink to="/forgot" variant="primary" size="lg" wide>
            Ask for a new link
          </ButtonLink>
        ) : (
          <Button type="submit" variant="primary" size="lg" wide busy={form.busy}>
            Set the password
          </Button>
        )}
      </form>
    </EnterFrame>
  );
}
