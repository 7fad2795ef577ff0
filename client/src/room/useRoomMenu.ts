import { mayEdit } from '../documents/saving.ts';
import { useStore } from '../store.ts';
import { download, history, search, share } from '../ui/icons.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import { toggleMode, writingModeStore } from './editor/writingMode.ts';
import { focus, heading, keyboard, receipt, typewriter } from './icons.ts';
import { keysOf } from './keys/keysOf.ts';
import { showVersions } from './panes.ts';
import { useRole, useRoom } from './roomContext.ts';
import { suggestTitleFor } from './suggestTitle.ts';

/** The room's own part of the menu. */
export function useRoomMenu(): MenuItem[] {
  const room = useRoom();
  const { receipts, receiptOpen, downloading, finding, sharing, shortcuts, panes } = room;
  const isOn = useStore(receipts);
  const mode = useStore(writingModeStore);
  const canEdit = mayEdit(useRole());
  return [
    { label: 'Members', icon: share, onSelect: () => sharing.set(true) },
    {
      label: canEdit ? 'Find and replace' : 'Find',
      icon: search,
      keys: keysOf('Mod+F'),
      onSelect: () => finding.set(true),
    },
    { label: 'Download', icon: download, onSelect: () => downloading.set('text') },
    { label: 'Versions', icon: history, onSelect: () => showVersions(panes) },
    { label: 'Show what models wrote', icon: receipt, chosen: isOn, onSelect: () => receipts.set(!isOn) },
    ...(canEdit
      ? [{ label: 'Suggest a title', icon: heading, onSelect: () => void suggestTitleFor(room) } satisfies MenuItem]
      : []),
    { label: 'How this text was made', icon: receipt, onSelect: () => receiptOpen.set(true) },
    { label: 'Focus mode', icon: focus, chosen: mode.focus, onSelect: () => toggleMode('focus') },
    {
      label: 'Typewriter scrolling',
      icon: typewriter,
      chosen: mode.typewriter,
      onSelect: () => toggleMode('typewriter'),
    },
    { label: 'Keys', icon: keyboard, keys: '?', onSelect: () => shortcuts.set(true) },
  ];
}
