import type { ToolKey } from '@penora/protocol/catalog/tools';
import { PHONE, showTab } from './panes.ts';
import type { RoomValue } from './roomContext.ts';

/** Brings a tool into sight with the selection as its text. */
export function openTool(room: RoomValue, tool: ToolKey): void {
  room.draft.set((draft) => ({ ...draft, tool }));
  showTab(room.panes, 'tools');
  if (matchMedia(PHONE).matches) room.panes.phone.set('tools');
}
