import { useState } from 'react';
import { ResultsPane } from '../generation/cards/ResultsPane.tsx';
import { HistoryPane } from '../generation/history/HistoryPane.tsx';
import { ToolsPane } from '../generation/tools/ToolsPane.tsx';
import { useStore } from '../store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { OutlineList } from './left/OutlineList.tsx';
import { useRoom } from './roomContext.ts';

const parts = [
  { value: 'results', label: 'Latest' },
  { value: 'history', label: 'History' },
] as const;

/** What slides over the text on a phone; the text stays where it was. */
export function PhoneSheets() {
  const { panes } = useRoom();
  const shown = useStore(panes.phone);
  const [part, setPart] = useState<'results' | 'history'>('results');
  const close = (): void => panes.phone.set('text');
  return (
    <>
      <Sheet open={shown === 'outline'} onClose={close} title="Outline">
        <OutlineList />
      </Sheet>
      <Sheet open={shown === 'tools'} onClose={close} title="Tools">
        <ToolsPane />
      </Sheet>
      <Sheet open={shown === 'results'} onClose={close} title="Results">
        <Segmented label="Which" hideLabel choices={parts} value={part} onChange={setPart} className="pn-sheet-part" />
        {part === 'results' ? <ResultsPane /> : <HistoryPane />}
      </Sheet>
    </>
  );
}
