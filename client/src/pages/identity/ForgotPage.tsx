import { forgotPassword } from '@penora/protocol/endpoints/signIn';
import { ForgottenPassword } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useForm } from '../../form/useForm.ts';
import { Button } from '../../ui/Button.tsx';
import { EmailField } from '../../ui/EmailField.tsx';
import { mail } from '../../ui/icons.ts';
import { Note } from '../../ui/Note.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { EnterFrame } from './EnterFrame.tsx';
import { MailHint } from './MailHint.tsx';
import { useDoors } from './useDoors.ts';

const words = { email: 'Write your e-mail address, like mira@example.com.' };

const back = (
  <>
    Remembered it? <Link to="/login">Sign in</Link>
  </>
);

/** Asks for a letter with a link to a new password. */
export default function ForgotPage() {
  const doors = useDoors();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const form = useForm(ForgottenPassword, words, async (body) => {
    await call(forgotPassword, { body });
    setSent(body.email);
  });
  if (sent !== null) return <Sent email={sent} onAgain={() => setSent(null)} />;
  return (
    <EnterFrame title="A new password" lead="We send you a link by e-mail. It works for one hour." foot={back}>
      {doors?.mail === false && <Note tone="warn">This Penora cannot send mail yet. Write to whoever runs it.</Note>}
      <form
        className="pn-enter-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit({ email });
        }}
      >
        <EmailField error={form.errorOf('email')} value={email} onType={setEmail} />
        {form.problem && <ProblemNote error={form.problem} />}
        <Button type="submit" variant="primary" size="lg" wide busy={form.busy}>
          Send me a link
        </Button>
      </form>
    </EnterFrame>
  );
}

/** The same for every address: who has an account is told to nobody. */
function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  return (
    <EnterFrame
      icon={mail}
      title="Look into your mail"
      lead={
        <>
          If there is an account with <strong className="pn-enter-address">{email}</strong>, a letter with a link is on
          its way. It can take a minute; look into the spam folder too.
        </>
      }
      foot={back}
    >
      <div className="pn-enter-form">
        <MailHint />
        <Button wide onClick={onAgain}>
          Try another address
        </Button>
      </div>
    </EnterFrame>
  );
}
