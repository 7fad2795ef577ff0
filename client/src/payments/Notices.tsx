import { listPlans } from '@penora/protocol/endpoints/payments';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { useSession } from '../session/session.ts';
import { toast } from '../ui/toasts.ts';
import { watchLowBalance } from './lowBalance.ts';
import { reminderOf, wasReminded } from './planReminder.ts';

/** What money has to say without being asked: coins running low, a plan at its end. Each once. */
export function Notices() {
  const session = useSession();
  const userId = session.kind === 'in' ? session.me.user.id : null;
  return userId === null ? null : <PersonalNotices key={userId} userId={userId} />;
}

function PersonalNotices({ userId }: { userId: string }) {
  const navigate = useNavigate();
  const [go] = useState(() => (to: string) => () => void navigate(to));
  useEffect(
    () => watchLowBalance((text) => toast(text, { tone: 'warn', action: { label: 'Top up', run: go('/pricing') } })),
    [go],
  );
  useEffect(() => {
    const abort = new AbortController();
    call(listPlans, { signal: abort.signal }).then(
      ({ plans }) => {
        const reminder = reminderOf(plans, Date.now());
        if (reminder === null || wasReminded(userId, reminder.key)) return;
        toast(reminder.text, {
          tone: 'info',
          action: { label: 'Renew', run: go(`/pricing?buy=${reminder.packageId}`) },
        });
      },
      // The account page says it as well.
      () => undefined,
    );
    return () => abort.abort();
  }, [userId, go]);
  return null;
}
