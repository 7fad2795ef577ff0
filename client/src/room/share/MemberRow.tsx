import { changeMember, removeMember } from '@penora/protocol/endpoints/projects';
import { type Member, type Role, roles } from '@penora/protocol/schemas/project';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { close, signOut } from '../../ui/icons.ts';
import { toastProblem } from '../../ui/toasts.ts';
import { useRoom } from '../roomContext.ts';
import { roleNames } from './roles.ts';

interface Props {
  member: Member;
  /** Only the owner changes roles and takes people out; anybody may leave. */
  canChange: boolean;
  onChange: (member: Member) => void;
  onRemove: (userId: string) => void;
  onHandedOver: () => void;
}

export function MemberRow({ member, canChange, onChange, onRemove, onHandedOver }: Props) {
  const { code, me } = useRoom();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const [giving, setGiving] = useState(false);
  const isMe = member.userId === me.id;
  const setRole = async (role: Role): Promise<void> => {
    try {
      onChange((await call(changeMember, { params: { code, userId: member.userId }, body: { role } })).member);
    } catch (error) {
      toastProblem(error);
    }
  };
  const remove = async (): Promise<void> => {
    await call(removeMember, { params: { code, userId: member.userId } });
    onRemove(member.userId);
    if (isMe) await navigate('/workspace');
  };
  const handOver = async (): Promise<void> => {
    onChange((await call(changeMember, { params: { code, userId: member.userId }, body: { role: 'owner' } })).member);
    onHandedOver();
  };
  const mayGo = member.role !== 'owner' && (canChange || isMe);
  return (
    <li className="pn-member">
      <Avatar id={member.userId} name={member.name} decorative />
      <span className="pn-member-name">
        {member.name} {isMe && <span className="pn-muted">(you)</span>}
      </span>
      <RolePick
        member={member}
        canChange={canChange && !isMe}
        onPick={async (role) => (role === 'owner' ? setGiving(true) : setRole(role))}
      />
      {mayGo && (
        <IconButton
          size="sm"
          icon={isMe ? signOut : close}
          label={isMe ? 'Leave this project' : `Take ${member.name} out`}
          onClick={() => setLeaving(true)}
        />
      )}
      <ConfirmDialog
        open={giving}
        onClose={() => setGiving(false)}
        title={`Hand the project over to ${member.name}?`}
        action="Hand it over"
        danger
        onConfirm={handOver}
      >
        It will belong to {member.name} and count towards their storage. You stay as somebody who can edit; only they
        can give it back.
      </ConfirmDialog>
      <ConfirmDialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={isMe ? 'Leave this project?' : `Take ${member.name} out?`}
        action={isMe ? 'Leave' : 'Take out'}
        danger
        onConfirm={remove}
      >
        {isMe ? 'You will no longer see it, until somebody asks you in again.' : 'What they wrote stays in the text.'}
      </ConfirmDialog>
    </li>
  );
}

interface RolePickProps {
  member: Member;
  canChange: boolean;
  onPick: (role: Role) => Promise<void>;
}

function RolePick({ member, canChange, onPick }: RolePickProps) {
  if (!canChange || member.role === 'owner') return <span className="pn-muted">{roleNames[member.role]}</span>;
  return (
    <select
      className="form-select pn-control pn-member-role"
      aria-label={`Role of ${member.name}`}
      value={member.role}
      onChange={(event) => {
        const role = roles.find((one) => one === event.target.value);
        if (role !== undefined) void onPick(role);
      }}
    >
      {roles
        .filter((role) => role !== 'owner')
        .toReversed()
        .map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      {!member.userId.startsWith('inv_') && <option value="owner">Hand over…</option>}
    </select>
  );
}
