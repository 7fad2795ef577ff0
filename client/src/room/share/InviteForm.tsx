import { addMember } from '@penora/protocol/endpoints/projects';
import { Invitation, type Member } from '@penora/protocol/schemas/project';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useForm } from '../../form/useForm.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { announce } from '../../ui/toasts.ts';
import { useRoom } from '../roomContext.ts';
import { invitable, roleNames } from './roles.ts';

type InvitableRole = (typeof invitable)[number];

/** Asks somebody in by e-mail. */
export function InviteForm({ onInvited }: { onInvited: (member: Member) => void }) {
  const { code } = useRoom();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitableRole>('editor');
  const form = useForm(Invitation, { email: 'Write a whole e-mail address.' }, async (body) => {
    const { member } = await call(addMember, { params: { code }, body });
    onInvited(member);
    setEmail('');
    announce(`${member.name} ${roleNames[member.role].toLowerCase()} now.`);
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit({ email, role });
  };
  return (
    <form className="pn-invite" noValidate onSubmit={send}>
      <Field label="E-mail" error={form.errorOf('email')} className="pn-invite-email">
        {(control) => (
          <input
            {...control}
            name="email"
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Role" hideLabel control="select">
        {(control) => (
          <select
            {...control}
            value={role}
            onChange={(event) => setRole(invitable.find((one) => one === event.target.value) ?? 'editor')}
          >
            {invitable.map((one) => (
              <option key={one} value={one}>
                {roleNames[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button variant="primary" type="submit" busy={form.busy}>
        Invite
      </Button>
      {form.problem !== null && <ProblemNote error={form.problem} />}
    </form>
  );
}
