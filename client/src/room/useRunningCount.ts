import { useStore } from '../store.ts';
import { useRoom } from './roomContext.ts';

/** How many generations are running in the project. */
export function useRunningCount(): number {
  const { runs } = useRoom();
  useStore(runs.order);
  return runs.running().length;
}
