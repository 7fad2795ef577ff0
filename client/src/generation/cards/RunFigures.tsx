import { useEffect, useRef } from 'react';
import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { useRoom } from '../../room/roomContext.ts';

/**
 * Words and coins so far, tabular. Written into the page directly: they change with every chunk, and each drawing by
 * React looks through the whole text while it is being edited.
 */
export function RunFigures({ id }: { id: string }) {
  const { runs } = useRoom();
  const words = useRef<HTMLSpanElement>(null);
  const coins = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const store = runs.store(id);
    if (store === undefined) return;
    const show = (): void => {
      const run = store.get();
      if (words.current !== null) words.current.textContent = counted(run.words, 'word');
      if (coins.current !== null) coins.current.textContent = kuWords(run.costMilliku, 'price');
    };
    show();
    return store.watch(show);
  }, [runs, id]);
  return (
    <span className="pn-figures">
      <span ref={words} className="pn-num" />
      <span ref={coins} className="pn-ku" />
    </span>
  );
}
