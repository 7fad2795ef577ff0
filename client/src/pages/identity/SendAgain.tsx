import { sendVerification } from '@penora/protocol/endpoints/signIn';
import { call } from '../../api/call.ts';
import { useTask } from '../../form/useTask.ts';
import { Button, type ButtonSize } from '../../ui/Button.tsx';
import { toast, toastProblem } from '../../ui/toasts.ts';

/** Sends the letter that proves the address once more. */
export function SendAgain({ size = 'md' }: { size?: ButtonSize }) {
  const { busy, run } = useTask(toastProblem);
  const send = async (): Promise<void> => {
    await call(sendVerification);
    toast('A new letter is on its way.', { tone: 'good' });
  };
  return (
    <Button size={size} busy={busy} onClick={() => void run(send)}>
      Send the letter again
    </Button>
  );
}
