import { sendVerification } from '@penora/protocol/endpoints/signIn';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { Button, type ButtonSize } from '../../ui/Button.tsx';
import { toast } from '../../ui/toasts.ts';

/** Sends the letter that proves the address once more. */
export function SendAgain({ size = 'md' }: { size?: ButtonSize }) {
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await call(sendVerification);
      toast('A new letter is on its way.', { tone: 'good' });
    } catch (error) {
      toast(asProblem(error).detail, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size={size} busy={busy} onClick={() => void send()}>
      Send the letter again
    </Button>
  );
}
