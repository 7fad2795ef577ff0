import { mayEdit } from '../documents/saving.ts';
import { useStore } from '../store.ts';
import { search, share } from '../ui/icons.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import { keyboard, receipt } from './icons.ts';
import { keysOf } from './keys/keysOf.ts';
import { useRole, useRoom } from './roomContext.ts';

/** The room's own part of the menu. */
export function useRoomMenu(): MenuItem[] {
  const { receipts, finding, sharing, shortcuts } = useRoom();
  const isOn = useStore(receipts);
  const canEdit = mayEdit(useRole());
  return [
    { label: 'Members', icon: share, onSelect: () => sharing.set(true) },
    {
      label: canEdit ? 'Find and replace' : 'Find',
      icon: search,
      keys: keysOf('Mod+F'),
      onSelect: () => finding.set(true),
    },
    { label: 'Show what models wrote', icon: receipt, chosen: isOn, onSelect: () => receipts.set(!isOn) },
    { label: 'Keys', icon: keyboard, keys: '?', onSelect: () => shortcuts.set(true) },
  ];
}
