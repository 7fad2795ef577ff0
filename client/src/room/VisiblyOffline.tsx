import { savingWords } from '../documents/saving.ts';
import { useOnline } from '../shell/OfflineNotice.tsx';
import { useStorePart } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { wifi } from '../ui/icons.ts';
import { useRole, useRoom } from './roomContext.ts';

/** One line below the bar while the device has no network: what happens to what one writes. */
export function VisiblyOffline() {
  const { document } = useRoom();
  const online = useOnline();
  const role = useRole();
  const words = useStorePart(document.saving, (saving) =>
    online || saving.ended !== null ? null : savingWords(saving, online, role).long,
  );
  if (words === null) return null;
  return (
    <p className="pn-room-offline">
      <Icon icon={wifi} /> {words}
    </p>
  );
}
