import { Login } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiProblem } from '../../api/problem.ts';
import { useForm } from '../../form/useForm.ts';
import { signIn } from '../../session/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmailField } from '../../ui/EmailField.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { EnterPage } from './EnterPage.tsx';
import { KeptNote } from './KeptNote.tsx';

const words = { email: 'Write your e-mail address, like mira@example.com.', password: 'Write your password.' };

/** Which of the two was wrong is not told: it would tell strangers who has an account. */
function plainly(problem: ApiProblem): ApiProblem {
  if (problem.code !== 'unauthenticated') return problem;
  return new ApiProblem({
    code: problem.code,
    status: problem.status,
    title: 'That did not match',
    detail: 'The e-mail address or the password is not right. Check both and try again.',
  });
}

export default function LoginPage() {
  const { search } = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm(Login, words, signIn);
  return (
    <EnterPage
      title="Welcome back"
      lead="Sign in to go on writing."
      foot={
        <>
          New here? <Link to={`/register${search}`}>Make an account</Link>, with 50 Ku to begin with.
        </>
      }
    >
      <form
        className="pn-enter-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit({ email, password });
        }}
      >
        <EmailField error={form.errorOf('email')} value={email} onType={setEmail} />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          error={form.errorOf('password')}
          aside={
            <Link className="pn-enter-forgot" to="/forgot">
              Forgot it?
            </Link>
          }
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <KeptNote />
        {form.problem && <ProblemNote error={plainly(form.problem)} />}
        <Button type="submit" variant="primary" size="lg" wide busy={form.busy}>
          Sign in
        </Button>
      </form>
    </EnterPage>
  );
}
