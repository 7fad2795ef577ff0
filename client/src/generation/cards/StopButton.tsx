import { useTask } from '../../form/useTask.ts';
import { useCanWrite, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { stop as stopIcon } from '../../ui/icons.ts';
import { stop } from '../actions.ts';

/** Ends a generation; anybody who may edit can. */
export function StopButton({ id }: { id: string }) {
  const room = useRoom();
  const canWrite = useCanWrite();
  const { busy, run: act } = useTask();
  if (!canWrite) return null;
  return (
    <Button size="sm" className="pn-stop" icon={stopIcon} busy={busy} onClick={() => void act(() => stop(room, id))}>
      Stop
    </Button>
  );
}
