import { listPlans } from '@penora/protocol/endpoints/payments';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { toast } from '../ui/toasts.ts';
import { watchLowBalance } from './lowBalance.ts';
import { reminderOf, wasReminded } from './planReminder.ts';

/** Watches for one person, as long as they are signed in; shows nothing but messages. */
export function PersonalNotices({ userId }: { userId: string }) {
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
