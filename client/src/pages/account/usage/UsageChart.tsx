import { useEffect, useRef } from 'react';
import { counted } from '../../../format/amounts.ts';
import { kuWords } from '../../../format/ku.ts';
import { useStore } from '../../../store.ts';
import { themeStore } from '../../../theme/theme.ts';
import { toast } from '../../../ui/toasts.ts';
import { drawBars } from './barChart.ts';
import type { By, UsageRow } from './rows.ts';

/** Most of what a lying chart shows; the table has all. */
const MOST_BARS = 12;

/** Coins spent, as bars. The table beside it says the same. */
export function UsageChart({ rows, by }: { rows: readonly UsageRow[]; by: By }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useStore(themeStore);
  const lying = by !== 'day';
  const shown = lying ? rows.slice(0, MOST_BARS) : rows;
  const shape = JSON.stringify([by, theme, shown]);
  const latest = useRef(shown);
  latest.current = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` is all that is drawn, and the theme it is drawn in.
  useEffect(() => {
    let gone = false;
    let remove: (() => void) | undefined;
    const drawn = latest.current;
    if (canvas.current !== null)
      drawBars(canvas.current, {
        labels: drawn.map(({ label }) => (lying && label.length > 24 ? `${label.slice(0, 23)}…` : label)),
        values: drawn.map(({ debitedMilliku }) => debitedMilliku / 1_000),
        tip: (index) =>
          `${kuWords(drawn[index]?.debitedMilliku ?? 0, 'exact')} · ${counted(drawn[index]?.words ?? 0, 'word')}`,
        lying,
      }).then(
        (take) => {
          if (gone) take();
          else remove = take;
        },
        () => toast('The chart could not be loaded. The table has the same figures.', { tone: 'warn' }),
      );
    return () => {
      gone = true;
      remove?.();
    };
  }, [shape, lying]);
  return (
    <div className="pn-chart" style={{ height: lying ? Math.max(120, shown.length * 36 + 40) : 240 }}>
      <canvas ref={canvas} role="img" aria-label="Coins spent; the same as in the table below" />
    </div>
  );
}
