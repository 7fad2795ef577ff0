import { ResultsPane } from '../generation/cards/ResultsPane.tsx';
import { ToolsPane } from '../generation/tools/ToolsPane.tsx';
import { useStore } from '../store.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { useRoom } from './roomContext.ts';
import { useRunningCount } from './useRunningCount.ts';
import { HistoryTab } from './versions/HistoryTab.tsx';

/** Tools, Results, History. */
export function RightPane() {
  const { panes } = useRoom();
  const tab = useStore(panes.tab);
  const { right } = useStore(panes.kept);
  const running = useRunningCount();
  return (
    <aside className="pn-right" style={{ width: right }} aria-label="Tools and results" id="pn-right" tabIndex={-1}>
      <Tabs
        label="Tools and results"
        fill
        active={tab}
        onSelect={(key) => panes.tab.set(key)}
        tabs={[
          { key: 'tools', label: 'Tools', content: <ToolsPane /> },
          { key: 'results', label: 'Results', badge: running, content: <ResultsPane /> },
          { key: 'history', label: 'History', content: <HistoryTab /> },
        ]}
      />
    </aside>
  );
}
