import { useSyncExternalStore } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { wifi } from '../ui/icons.ts';

function watchNetwork(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** False while the device knows that it has no network. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );

export function OfflineNotice() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="pn-offline">
          <Icon icon={wifi} /> You're offline. What is on this page stays; new things load when you're back.
        </p>
      )}
    </div>
  );
}
