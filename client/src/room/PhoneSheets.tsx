import { ResultsPane } from '../generation/cards/ResultsPane.tsx';
import { HistoryPane } from '../generation/history/HistoryPane.tsx';
import { ToolsPane } from '../generation/tools/ToolsPane.tsx';
import { useStore } from '../store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { OutlineList } from './left/OutlineList.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { useRoom } from './roomContext.ts';
import { VersionsPane } from './versions/VersionsPane.tsx';

const parts = [
  { value: 'latest', label: 'Latest' },
  { value: 'results', label: 'History' },
  { value: 'versions', label: 'Versions' },
] as const;

/** What slides over the text on a phone; the text stays where it was, and so does the bar, for going on from there. */
export function PhoneSheets() {
  const { panes } = useRoom();
  const shown = useStore(panes.phone);
  const history = useStore(panes.history);
  const part = useStore(panes.tab) === 'history' ? history : 'latest';
  const setPart = (next: (typeof parts)[number]['value']): void => {
    panes.tab.set(next === 'latest' ? 'results' : 'history');
    if (next !== 'latest') panes.history.set(next);
  };
  const close = (): void => panes.phone.set('text');
  return (
    <>
      <Sheet open={shown === 'outline'} onClose={close} title="Outline" footer={<PhoneBar />}>
        <OutlineList />
      </Sheet>
      <Sheet open={shown === 'tools'} onClose={close} title="Tools" footer={<PhoneBar />}>
        <ToolsPane />
      </Sheet>
      <Sheet open={shown === 'results'} onClose={close} title="Results" footer={<PhoneBar />}>
        <Segmented label="Which" hideLabel choices={parts} value={part} onChange={setPart} className="pn-sheet-part" />
        {part === 'latest' && <ResultsPane />}
        {part === 'results' && <HistoryPane />}
        {part === 'versions' && <VersionsPane />}
      </Sheet>
    </>
  );
}
