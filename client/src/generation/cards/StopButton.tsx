import { useState } from 'react';
import { useCanWrite, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { stop as stopIcon } from '../../ui/icons.ts';
import { stop } from '../actions.ts';

/** Ends a generation; anybody who may edit can. */
export function StopButton({ id }: { id: string }) {
  const room = useRoom();
  const canWrite = useCanWrite();
  const [busy, setBusy] = useState(false);
  if (!canWrite) return null;
  const act = (): void => {
    setBusy(true);
    void stop(room, id).finally(() => setBusy(false));
  };
  return (
    <Button size="sm" className="pn-stop" icon={stopIcon} busy={busy} onClick={act}>
      Stop
    </Button>
  );
}
