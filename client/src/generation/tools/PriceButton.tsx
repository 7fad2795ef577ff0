import { useEffect } from 'react';
import { useTask } from '../../form/useTask.ts';
import { kuWords, rangeWords } from '../../format/ku.ts';
import { showTab } from '../../room/panes.ts';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { nib } from '../../ui/icons.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { announce } from '../../ui/toasts.ts';
import { start } from '../actions.ts';
import { type Asked, requestOf, takesOf, targetOf } from '../draft.ts';
import { toolNames } from '../names.ts';
import { type Price, reachOf } from '../useEstimate.ts';
import { aroundNow } from './around.ts';

/** The one ember button: what it does, and what it costs at the most. Ctrl+Enter presses it from anywhere. */
export function PriceButton({ asked, price }: { asked: Asked; price: Price }) {
  const room = useRoom();
  const draft = useStore(room.draft);
  const { busy, failure, run } = useTask();
  const { estimate, fresh } = price;
  const cannotPay = estimate !== null && fresh && estimate.affordableWords === 0;
  const name = toolNames[draft.tool];
  const go = (): void => {
    if (busy || cannotPay) return;
    if (!asked.ok) {
      announce(asked.missing);
      return;
    }
    void run(async () => {
      // What was shown is the most that each take may cost.
      const most =
        estimate === null || !fresh ? {} : { maxMilliku: Math.floor(estimate.costMilliku.max / takesOf(draft)) };
      const now = requestOf(draft, aroundNow(room));
      if (now.ok) await start(room, { ...now.body, ...most });
      if (targetOf(draft) === 'card') showTab(room.panes, 'results');
      else if (room.panes.phone.get() === 'tools') room.panes.phone.set('text');
    });
  };
  useEffect(() => room.onGenerate(go));
  return (
    <>
      {failure !== null && <ProblemNote error={failure} />}
      <Button
        variant="primary"
        size="lg"
        wide
        icon={nib}
        busy={busy}
        disabled={!asked.ok || cannotPay}
        className="pn-price-button"
        onClick={go}
      >
        <span className={`pn-price ${fresh || !asked.ok ? '' : 'pn-price-old'}`}>
          {name}
          {asked.ok && estimate !== null && !cannotPay && (
            <>
              {' · '}
              {estimate.affordable
                ? rangeWords(estimate.costMilliku.min, estimate.costMilliku.max)
                : `up to ${kuWords(reachOf(estimate))}`}
              <span className="pn-never">, never more</span>
            </>
          )}
        </span>
      </Button>
    </>
  );
}
