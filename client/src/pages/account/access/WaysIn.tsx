import { linkDoor, listMethods, unlinkDoor } from '@penora/protocol/endpoints/signIn';
import type { DoorName, Doors, SignInMethods } from '@penora/protocol/schemas/person';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { onDay } from '../../../format/times.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { home, key } from '../../../ui/icons.ts';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { toast, toastProblem } from '../../../ui/toasts.ts';
import { GoogleSign } from '../../identity/GoogleSign.tsx';
import { useDoors } from '../../identity/useDoors.ts';
import { ConnectQuestion } from './ConnectQuestion.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';

const names: Record<DoorName, string> = { google: 'Google', sukusuku: 'sukusuku.ai' };

/** Every way in of the person: the password, and other sites that vouch for them. */
export function WaysIn() {
  const { resource, reload } = useResource('methods', (signal) => call(listMethods, { signal }));
  const doors = useDoors();
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="how you sign in">
        <Skeleton lines={2} height={40} />
      </Loading>
    );
  const methods = resource.value;
  return (
    <>
      <ul className="pn-rows">
        <PasswordRow has={methods.password} onChanged={reload} />
        {(['google', 'sukusuku'] as const).map((name) => (
          <DoorRow key={name} name={name} methods={methods} doors={doors} onChanged={reload} />
        ))}
      </ul>
      <ConnectQuestion onConnected={reload} />
    </>
  );
}

function PasswordRow({ has, onChanged }: { has: boolean; onChanged: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Icon icon={key} className="pn-row-icon" />
      <div className="pn-row-text">
        <strong>Password</strong>
        <span className="pn-muted pn-small">{has ? 'With your e-mail address.' : 'You have none yet.'}</span>
      </div>
      <Button size="sm" onClick={() => setOpen(true)}>
        {has ? 'Change' : 'Set one'}
      </Button>
      {open && <PasswordDialog has={has} onClose={() => setOpen(false)} onChanged={onChanged} />}
    </li>
  );
}

interface DoorProps {
  name: DoorName;
  methods: SignInMethods;
  doors: Doors | null;
  onChanged: () => void;
}

function DoorRow({ name, methods, doors, onChanged }: DoorProps) {
  const [leaving, setLeaving] = useState(false);
  const connected = methods.doors.find((door) => door.name === name);
  const isOpen = name === 'google' ? doors?.google === true : doors !== null && doors.sukusukuUrl !== null;
  if (connected === undefined && !isOpen) return null;
  const isLast = !methods.password && methods.doors.length === 1;
  return (
    <li>
      {name === 'google' ? <GoogleSign /> : <Icon icon={home} className="pn-row-icon" />}
      <div className="pn-row-text">
        <strong>{names[name]}</strong>
        <span className="pn-muted pn-small">
          {connected === undefined ? 'Not connected.' : `Connected on ${onDay(connected.since)}.`}
          {connected !== undefined && isLast && ' Your only way in: set a password before you disconnect it.'}
        </span>
      </div>
      {connected === undefined ? (
        <ConnectButton name={name} />
      ) : (
        !isLast && (
          <Button size="sm" onClick={() => setLeaving(true)} aria-label={`Disconnect ${names[name]}`}>
            Disconnect
          </Button>
        )
      )}
      <ConfirmDialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={`Disconnect ${names[name]}?`}
        action="Disconnect"
        onConfirm={async () => {
          await call(unlinkDoor, { params: { name } });
          onChanged();
          toast(`${names[name]} no longer signs you in.`);
        }}
      >
        You sign in another way from then on. Your projects and coins stay.
      </ConfirmDialog>
    </li>
  );
}

function ConnectButton({ name }: { name: DoorName }) {
  const [busy, setBusy] = useState(false);
  const connect = async (): Promise<void> => {
    setBusy(true);
    try {
      location.assign((await call(linkDoor, { params: { name } })).url);
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  };
  return (
    <Button size="sm" busy={busy} onClick={() => void connect()} aria-label={`Connect ${names[name]}`}>
      Connect
    </Button>
  );
}
