import { HistoryPane } from '../../generation/history/HistoryPane.tsx';
import { useStore } from '../../store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useRoom } from '../roomContext.ts';
import { VersionsPane } from './VersionsPane.tsx';

const parts = [
  { value: 'results', label: 'Results' },
  { value: 'versions', label: 'Versions' },
] as const;

/** The past of the project: what models wrote, and the text as it was. */
export function HistoryTab() {
  const { panes } = useRoom();
  const part = useStore(panes.history);
  return (
    <div className="pn-history-tab">
      <Segmented
        label="What to show"
        hideLabel
        choices={parts}
        value={part}
        onChange={(next) => panes.history.set(next)}
      />
      {part === 'results' ? <HistoryPane /> : <VersionsPane />}
    </div>
  );
}
