import { confirmConnection, pendingConnection } from '@penora/protocol/endpoints/signIn';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { asProblem } from '../../../api/problem.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { toast } from '../../../ui/toasts.ts';

/** Somebody came back from sukusuku.ai: whether it is them, only they can say. */
export function ConnectQuestion({ onConnected }: { onConnected: () => void }) {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const asked = new URLSearchParams(search).get('connect') === 'sukusuku';
  const [who, setWho] = useState<{ name: string; email: string | null } | null>(null);
  useEffect(() => {
    if (!asked) return;
    call(pendingConnection).then(setWho, (error: unknown) => toast(asProblem(error).detail, { tone: 'warn' }));
  }, [asked]);
  const close = (): void => {
    setWho(null);
    void navigate({ search: '', hash }, { replace: true });
  };
  return (
    <ConfirmDialog
      open={who !== null}
      onClose={close}
      title="Connect sukusuku.ai?"
      action="Connect"
      onConfirm={async () => {
        await call(confirmConnection);
        onConnected();
        toast('sukusuku.ai signs you in from now on.', { tone: 'good' });
      }}
    >
      You came back as {who?.name}
      {who?.email !== null && ` (${who?.email})`}. If that is you, this account opens with it as well. If it is not,
      cancel.
    </ConfirmDialog>
  );
}
