import { useEffect } from 'react';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { nib } from '../../ui/icons.ts';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { loadModels } from '../catalogStore.ts';
import { grouped, isRunning, type Run } from '../run.ts';
import { ResultCard } from './ResultCard.tsx';
import { TakesGroup } from './TakesGroup.tsx';

/** The latest; the rest is in the history. */
const MOST = 20;

const isShown = (run: Run): boolean => isRunning(run) || !run.discarded;

/** What is being written and what was written last, by anybody in the project. */
export function ResultsPane() {
  const { runs } = useRoom();
  const ids = useStore(runs.order);
  const history = useStore(runs.history);
  useEffect(() => {
    void loadModels();
    if (runs.history.get().cursor === undefined) void runs.loadMore();
  }, [runs]);
  const shown = ids.flatMap((id) => runs.get(id) ?? []).filter(isShown);
  if (shown.length === 0 && history.state === 'failed')
    return <ErrorState compact error={history.error} onRetry={() => void runs.loadMore()} />;
  if (shown.length === 0 && history.cursor === undefined)
    return (
      <Loading what="the results">
        <Skeleton lines={3} height={96} className="pn-results" />
      </Loading>
    );
  if (shown.length === 0)
    return (
      <EmptyState compact icon={nib} title="Nothing written yet">
        What you and others ask for appears here while it is being written: text, words and coins, live.
      </EmptyState>
    );
  return (
    <div className="pn-results">
      <h2 className="visually-hidden">Results</h2>
      {grouped(shown.slice(0, MOST)).map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        return group.length === 1 ? (
          <ResultCard key={first.id} id={first.id} />
        ) : (
          <TakesGroup key={first.id} ids={group.map(({ id }) => id)} />
        );
      })}
    </div>
  );
}
