import { listSessions, revokeSession, revokeSessions } from '@penora/protocol/endpoints/identity';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { ago, atMinute, onDay } from '../../../format/times.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { check, device } from '../../../ui/icons.ts';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { toast, toastProblem } from '../../../ui/toasts.ts';

/** Where the person is signed in, with a way to end each. */
export function Devices() {
  const { resource, reload, update } = useResource('sessions', (signal) =>
    call(listSessions, { query: { limit: 200 }, signal }),
  );
  const [busy, setBusy] = useState<string | null>(null);
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="your devices">
        <Skeleton lines={2} height={40} />
      </Loading>
    );
  const act = async (name: string, work: () => Promise<void>): Promise<void> => {
    setBusy(name);
    try {
      await work();
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
    }
  };
  const end = (id: string) =>
    act(id, async () => {
      await call(revokeSession, { params: { id } });
      update((page) => ({ ...page, items: page.items.filter((one) => one.id !== id) }));
      toast('That device is signed out.');
    });
  const endOthers = () =>
    act('others', async () => {
      await call(revokeSessions);
      update((page) => ({ ...page, items: page.items.filter((one) => one.current) }));
      toast('All other devices are signed out.');
    });
  const { items } = resource.value;
  return (
    <>
      <ul className="pn-rows">
        {items.map((session) => (
          <li key={session.id}>
            <Icon icon={device} className="pn-row-icon" />
            <div className="pn-row-text">
              <strong>{session.device}</strong>
              <span className="pn-muted pn-small" title={atMinute(session.lastSeenAt)}>
                {session.current ? 'Seen now' : `Last seen ${ago(session.lastSeenAt)}`} · signed in on{' '}
                {onDay(session.createdAt)}
              </span>
            </div>
            {session.current ? (
              <span className="pn-row-mark">
                <Icon icon={check} /> This device
              </span>
            ) : (
              <Button
                size="sm"
                busy={busy === session.id}
                onClick={() => void end(session.id)}
                aria-label={`Sign out ${session.device}`}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 2 && (
        <Button size="sm" busy={busy === 'others'} onClick={() => void endOthers()}>
          Sign out everywhere else
        </Button>
      )}
    </>
  );
}
