import { useEffect, useRef } from 'react';
import { useRoom } from '../../room/roomContext.ts';
import { LineWriter } from './lineWriter.ts';

/** Nearer to the end than this, the text scrolls on by itself. */
const AT_END_PX = 40;

/**
 * A generation's text, growing by what is new. Never HTML, no live region, and React draws nothing again while it
 * streams.
 */
export function StreamingText({ id, lang }: { id: string; lang?: string }) {
  const { runs } = useRoom();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const store = runs.store(id);
    const element = box.current;
    if (store === undefined || element === null) return;
    let writer = new LineWriter(element);
    let shown = 0;
    const update = (): void => {
      // What went on in a line begins with a space.
      const text = store.get().text.trimStart();
      if (text.length === shown) return;
      const follows = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
      if (text.length < shown) {
        writer = new LineWriter(element);
        shown = 0;
      }
      writer.write(text.slice(shown));
      shown = text.length;
      if (follows) element.scrollTop = element.scrollHeight;
    };
    update();
    element.scrollTop = 0;
    return store.watch(update);
  }, [runs, id]);
  return <figure ref={box} className="pn-card-text" lang={lang} aria-label="Text of the result" {...reachable} />;
}

/** A region that scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 };
