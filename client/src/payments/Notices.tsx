import { useSession } from '../session/session.ts';
import { useLater } from '../ui/atRest.ts';

const load = async () => (await import('./PersonalNotices.tsx')).PersonalNotices;

/** What money has to say without being asked: coins running low, a plan at its end. Each once. */
export function Notices() {
  const session = useSession();
  const userId = session.kind === 'in' ? session.me.user.id : null;
  const Personal = useLater(load, userId !== null);
  return userId === null || Personal === null ? null : <Personal key={userId} userId={userId} />;
}
