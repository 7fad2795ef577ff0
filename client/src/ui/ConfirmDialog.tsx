import type { ReactNode } from 'react';
import { useTask } from '../form/useTask.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ProblemNote } from './ProblemNote.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** What the button does: "Delete for ever". */
  action: string;
  danger?: boolean;
  /** May take its time; the dialog closes once it is done and shows what went wrong otherwise. */
  onConfirm: () => Promise<void>;
}

/** Asks once more before what cannot be undone. */
export function ConfirmDialog({ open, onClose, title, children, action, danger = false, onConfirm }: Props) {
  const { busy, failure, run } = useTask();
  const confirm = (): Promise<void> => run(() => onConfirm().then(onClose));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      size="sm"
      onSubmit={() => void confirm()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <div className="pn-muted">{children}</div>
      {failure !== null && <ProblemNote error={failure} />}
    </Dialog>
  );
}
