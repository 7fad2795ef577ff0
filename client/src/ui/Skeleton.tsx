import './states.scss';
import type { ReactNode } from 'react';

interface Props {
  /** Bars, the last one shorter. */
  lines?: number;
  /** CSS height of one bar. */
  height?: number;
  className?: string;
}

/** The shape of what is on its way. Put one `Loading` above a group of them for people who listen. */
export function Skeleton({ lines = 1, height = 14, className = '' }: Props) {
  return (
    <div className={`pn-skeletons ${className}`} aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => `bar ${index}`).map((bar, index) => (
        <div key={bar} className="pn-skeleton" style={{ height, width: widthOf(index, lines) }} />
      ))}
    </div>
  );
}

const widthOf = (index: number, lines: number): string => (lines > 1 && index === lines - 1 ? '62%' : '100%');

/** "Loading" for screen readers, with skeletons inside for everybody else. */
export function Loading({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading {what}
      </span>
      {children}
    </div>
  );
}
