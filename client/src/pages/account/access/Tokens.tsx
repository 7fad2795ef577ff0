import { listTokens, revokeToken } from '@penora/protocol/endpoints/identity';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { ago, onDay } from '../../../format/times.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { key, plus } from '../../../ui/icons.ts';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toasts.ts';
import { NewTokenDialog } from './NewTokenDialog.tsx';

/** Personal access tokens, called keys on screen: make, see when they were used, withdraw. */
export function Tokens() {
  const { resource, reload, update } = useResource('tokens', (signal) =>
    call(listTokens, { query: { limit: 200 }, signal }),
  );
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="your access keys">
        <Skeleton lines={2} height={40} />
      </Loading>
    );
  const withdraw = async (id: string): Promise<void> => {
    await call(revokeToken, { params: { id } });
    update((page) => ({ ...page, items: page.items.filter((one) => one.id !== id) }));
    toast('The key no longer works.');
  };
  const { items } = resource.value;
  return (
    <>
      {items.length > 0 && (
        <ul className="pn-rows">
          {items.map((token) => (
            <li key={token.id}>
              <Icon icon={key} className="pn-row-icon" />
              <div className="pn-row-text">
                <strong>{token.name}</strong>
                <span className="pn-muted pn-small">
                  {token.lastUsedAt === null ? 'Never used' : `Used ${ago(token.lastUsedAt)}`} · made on{' '}
                  {onDay(token.createdAt)} ·{' '}
                  {token.expiresAt === null ? 'works until withdrawn' : `until ${onDay(token.expiresAt)}`}
                </span>
              </div>
              <Button size="sm" onClick={() => setLeaving(token)} aria-label={`Withdraw ${token.name}`}>
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button size="sm" icon={plus} onClick={() => setMaking(true)}>
        Make a key
      </Button>
      {making && <NewTokenDialog onClose={() => setMaking(false)} onMade={reload} />}
      {leaving && (
        <ConfirmDialog
          open
          danger
          title={`Withdraw “${leaving.name}”?`}
          action="Withdraw"
          onClose={() => setLeaving(null)}
          onConfirm={() => withdraw(leaving.id)}
        >
          Programs that use it are refused from now on. This cannot be undone.
        </ConfirmDialog>
      )}
    </>
  );
}
