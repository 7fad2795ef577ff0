import { useState } from 'react';
import { Modal } from 'react-bootstrap';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { close, takes } from '../../ui/icons.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { ResultCard } from './ResultCard.tsx';

/** Several takes of one request: one in sight here, all side by side in a wide view. */
export function TakesGroup({ ids }: { ids: readonly string[] }) {
  const [shown, setShown] = useState(0);
  const [wide, setWide] = useState(false);
  const current = ids[shown] ?? ids[0];
  if (current === undefined) return null;
  return (
    <section className="pn-takes" aria-label={`${ids.length} takes`}>
      <div className="pn-takes-top">
        <Segmented
          label="Take"
          hideLabel
          choices={ids.map((id, index) => ({ value: id, label: `Take ${index + 1}` }))}
          value={current}
          onChange={(id) => setShown(ids.indexOf(id))}
        />
        <Button size="sm" variant="quiet" icon={takes} onClick={() => setWide(true)}>
          Side by side
        </Button>
      </div>
      <ResultCard id={current} />
      <SideBySide ids={ids} open={wide} onClose={() => setWide(false)} />
    </section>
  );
}

function SideBySide({ ids, open, onClose }: { ids: readonly string[]; open: boolean; onClose: () => void }) {
  return (
    <Modal show={open} onHide={onClose} fullscreen aria-label="Takes side by side" dialogClassName="pn-wide">
      <div className="pn-wide-top">
        <h2>{ids.length} takes, side by side</h2>
        <IconButton icon={close} label="Close" onClick={onClose} tipSide="left" />
      </div>
      <div className="pn-wide-takes">
        {ids.map((id, index) => (
          <ResultCard key={id} id={id} take={index + 1} />
        ))}
      </div>
    </Modal>
  );
}
