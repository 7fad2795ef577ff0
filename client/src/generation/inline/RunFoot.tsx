import { useLayoutEffect, useRef } from 'react';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';

/** At the foot of the text, always in sight: the bars of generations that have no place in the text (yet). */
export function RunFoot() {
  const { bars } = useRoom();
  const ids = useStore(bars.unplaced);
  if (ids.length === 0) return null;
  return (
    <div className="pn-run-foot">
      {ids.map((id) => (
        <Foot key={id} id={id} />
      ))}
    </div>
  );
}

/** Takes the bar's element in; the text takes it away again with the first word. */
function Foot({ id }: { id: string }) {
  const { bars } = useRoom();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(bars.elementFor(id)), [bars, id]);
  return <div ref={place} />;
}
