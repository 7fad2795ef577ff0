import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProjectRuns } from '../projectRuns.ts';
import { aRun } from '../test/runs.ts';
import { BarHosts } from './barHosts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function room() {
  const runs = new ProjectRuns('ABC123');
  return { runs, bars: new BarHosts(runs) };
}

const written = () => aRun({ target: 'document', words: 3 });

test('the bar of one that is done goes by itself, that of one that ended early stays', () => {
  const { runs, bars } = room();
  const [one, other] = [written(), written()];
  runs.take(one, other);
  runs.take({ ...one, status: 'completed' }, { ...other, status: 'failed' });
  expect(bars.shown.get()).toHaveLength(2);
  vi.advanceTimersByTime(3_600_000);
  expect(bars.shown.get()).toEqual([other.id]);
  bars.dismiss(other.id);
  expect(bars.shown.get()).toEqual([]);
});

test('it goes when whoever asked asks for something else, and when the result is discarded', () => {
  const { runs, bars } = room();
  const [mine, theirs] = [written(), { ...written(), requestedBy: 'pn_bob' }];
  runs.take(mine, theirs);
  runs.take({ ...mine, status: 'stopped' }, { ...theirs, status: 'exhausted' });
  const next = written();
  runs.take(next);
  expect(bars.shown.get()).toEqual([theirs.id, next.id]);
  runs.take({ ...theirs, status: 'exhausted', discarded: true });
  expect(bars.shown.get()).toEqual([next.id]);
});

test('one that goes on keeps its bar', () => {
  const { runs, bars } = room();
  const run = written();
  runs.take(run);
  runs.take({ ...run, status: 'stopped' });
  runs.take({ ...run, status: 'streaming' });
  runs.take({ ...run, status: 'completed' });
  expect(bars.shown.get()).toEqual([run.id]);
});
