import { useTask } from '../../form/useTask.ts';
import { Button } from '../../ui/Button.tsx';
import { toastProblem } from '../../ui/toasts.ts';

/** At the end of a list that goes on: `load` adds the page after the cursor. */
export function ShowOlder({ cursor, load }: { cursor: string | null; load: (cursor: string) => Promise<void> }) {
  const { busy, run } = useTask(toastProblem);
  if (cursor === null) return null;
  return (
    <div className="pn-ledger-more">
      <Button busy={busy} onClick={() => void run(() => load(cursor))}>
        Show older
      </Button>
    </div>
  );
}
