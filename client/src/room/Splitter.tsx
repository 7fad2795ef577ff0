import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useStore } from '../store.ts';
import { leftWidths, rightWidths, setWidth } from './panes.ts';
import { useRoom } from './roomContext.ts';

const STEP = 16;

/** Between two panes: drag it, move it by arrow keys, double-click for the usual width. */
export function Splitter({ side }: { side: 'left' | 'right' }) {
  const { panes } = useRoom();
  const kept = useStore(panes.kept);
  const grabbed = useRef<{ x: number; width: number } | null>(null);
  const limits = side === 'left' ? leftWidths : rightWidths;
  const width = kept[side];
  const grows = side === 'left' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const from = grabbed.current;
    if (from !== null) setWidth(panes, side, from.width + grows * (event.clientX - from.x));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setWidth(panes, side, width + grows * step);
  };
  return (
    <hr
      className="pn-splitter"
      aria-orientation="vertical"
      aria-label={side === 'left' ? 'Width of projects and outline' : 'Width of tools and results'}
      aria-valuenow={width}
      aria-valuemin={limits.least}
      aria-valuemax={limits.most}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onDoubleClick={() => setWidth(panes, side, limits.usual)}
      onKeyDown={onKeyDown}
      {...reachable}
    />
  );
}

/** A separator that can be moved is a control. */
const reachable = { tabIndex: 0 };
