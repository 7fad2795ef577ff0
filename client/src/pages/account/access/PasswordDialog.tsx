import { changePassword } from '@penora/protocol/endpoints/signIn';
import { PasswordChange } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useForm } from '../../../form/useForm.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { NewPasswordField, PasswordField } from '../../../ui/PasswordField.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { toast } from '../../../ui/toasts.ts';

const words = { password: 'Use at least 8 characters.' };

interface Props {
  has: boolean;
  onClose: () => void;
  onChanged: () => void;
}

/** Changes the password, or sets the first one. */
export function PasswordDialog({ has, onClose, onChanged }: Props) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm(PasswordChange, words, async (body) => {
    await call(changePassword, { body });
    onChanged();
    onClose();
    toast('Your password is set. Your other devices are signed out.', { tone: 'good' });
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={has ? 'Change your password' : 'Set a password'}
      size="sm"
      onSubmit={() => void form.submit(has ? { current, password } : { password })}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={form.busy}>
            {has ? 'Change it' : 'Set it'}
          </Button>
        </>
      }
    >
      <div className="pn-password-form">
        {has && (
          <PasswordField
            label="Your password now"
            name="current"
            autoComplete="current-password"
            aside={
              <Link className="pn-small" to="/forgot" onClick={onClose}>
                Forgot it?
              </Link>
            }
            error={form.errorOf('current')}
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <NewPasswordField label="New password" error={form.errorOf('password')} value={password} onType={setPassword} />
        {form.problem && <ProblemNote error={form.problem} />}
      </div>
    </Dialog>
  );
}
