import { lazy, Suspense } from 'react';
import { useStore } from '../../store.ts';
import { useRoom } from '../roomContext.ts';

const VersionDialog = lazy(() => import('./VersionDialog.tsx'));
const ReplayDialog = lazy(() => import('./replay/ReplayDialog.tsx'));

/** What of the past lies open over the room; its code is loaded when somebody looks. */
export function Looking() {
  const { looking } = useRoom();
  const open = useStore(looking);
  if (open === null) return null;
  const close = (): void => looking.set(null);
  return (
    <Suspense>
      {open.kind === 'version' ? <VersionDialog id={open.id} onClose={close} /> : <ReplayDialog onClose={close} />}
    </Suspense>
  );
}
