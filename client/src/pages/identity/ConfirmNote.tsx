import { useSession } from '../../session/session.ts';
import { Note } from '../../ui/Note.tsx';
import { SendAgain } from './SendAgain.tsx';
import { useDoors } from './useDoors.ts';

/** For somebody whose coins wait for their address to be confirmed. */
export function ConfirmNote() {
  const session = useSession();
  if (session.kind !== 'in' || session.me.user.email === null || session.me.user.emailVerified) return null;
  return <Waiting email={session.me.user.email} />;
}

function Waiting({ email }: { email: string }) {
  const doors = useDoors();
  // Where no mail is sent the coins are there already.
  if (doors === null || !doors.mail || doors.mailPage !== null) return null;
  return (
    <Note tone="warn" title="Confirm your address, and your 50 Ku are yours" action={<SendAgain size="sm" />}>
      We sent a letter with a link to {email}.
    </Note>
  );
}
