import type { ToolKey } from '@penora/protocol/catalog/tools';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import type { Draft } from '../draft.ts';

/** A tool's part of the draft, and the way to change some of it. */
export function usePart<Tool extends ToolKey>(tool: Tool): [Draft[Tool], (change: Partial<Draft[Tool]>) => void] {
  const { draft } = useRoom();
  const part = useStore(draft)[tool];
  return [part, (change) => draft.set((before) => ({ ...before, [tool]: { ...before[tool], ...change } }))];
}
