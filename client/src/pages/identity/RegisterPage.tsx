import { limits } from '@penora/protocol/catalog/limits';
import { Registration } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useForm } from '../../form/useForm.ts';
import { signUp } from '../../session/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmailField } from '../../ui/EmailField.tsx';
import { Field } from '../../ui/Field.tsx';
import { NewPasswordField } from '../../ui/PasswordField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { EnterPage } from './EnterPage.tsx';

const words = {
  name: 'Write the name that others will see.',
  email: 'Write your e-mail address, like mira@example.com.',
  password: 'Use at least 8 characters.',
};

export default function RegisterPage() {
  const { search } = useLocation();
  const [given, setGiven] = useState({ name: '', email: '', password: '' });
  const form = useForm(Registration, words, signUp);
  const change = (name: keyof typeof given) => (value: string) => setGiven({ ...given, [name]: value });
  return (
    <EnterPage
      title="Start writing"
      lead={`Free to begin: ${limits.welcomeKu} Ku, about ${(limits.welcomeKu * 100).toLocaleString('en-US')} words. No card.`}
      foot={
        <>
          Already writing here? <Link to={`/login${search}`}>Sign in</Link>
        </>
      }
    >
      <form
        className="pn-enter-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(given);
        }}
      >
        <Field label="Your name" hint="Your co-writers see it at your cursor." error={form.errorOf('name')}>
          {(control) => (
            <input
              {...control}
              name="name"
              autoComplete="name"
              value={given.name}
              onChange={(event) => change('name')(event.target.value)}
            />
          )}
        </Field>
        <EmailField error={form.errorOf('email')} value={given.email} onType={change('email')} />
        <NewPasswordField
          label="Password"
          error={form.errorOf('password')}
          value={given.password}
          onType={change('password')}
        />
        {form.problem && <ProblemNote error={form.problem} />}
        <Button type="submit" variant="primary" size="lg" wide busy={form.busy}>
          Make an account
        </Button>
      </form>
    </EnterPage>
  );
}
