import './meter.scss';
import { percentOf, sizeWords } from '../../format/amounts.ts';
import { useMe } from '../../session/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { warn } from '../../ui/icons.ts';

/** From here on the meter warns. */
const NEARLY_FULL_PERCENT = 90;

/** How much of the storage is used, the bin included. */
export function StorageMeter() {
  const { usedBytes, limitBytes } = useMe().storage;
  const percent = percentOf(usedBytes, limitBytes);
  const state = percent >= 100 ? 'full' : percent >= NEARLY_FULL_PERCENT ? 'nearly' : 'fine';
  const words = `${sizeWords(usedBytes)} of ${sizeWords(limitBytes)} used`;
  return (
    <div className={`pn-meter pn-meter-${state}`}>
      <div className="pn-meter-words">
        {state !== 'fine' && <Icon icon={warn} />}
        <span>{state === 'full' ? `${words}. Delete something to make room.` : words}</span>
      </div>
      <meter className="visually-hidden" min={0} max={100} value={percent} aria-label="Storage used">
        {percent} %
      </meter>
      <div className="pn-meter-bar" aria-hidden="true">
        <div style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
