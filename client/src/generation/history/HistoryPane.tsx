import './history.scss';
import { useEffect, useState } from 'react';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { history as historyIcon } from '../../ui/icons.ts';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { loadModels } from '../catalogStore.ts';
import type { Run } from '../run.ts';
import { everything, type Filter, matches } from './filter.ts';
import { HistoryFilters } from './HistoryFilters.tsx';
import { HistoryRow } from './HistoryRow.tsx';

/** A search reads so many by itself; beyond them by the button. */
const MOST_SEARCHED = 5_000;

/** Every result of the project: who asked, which model, words, cost, time. */
export function HistoryPane() {
  const { runs } = useRoom();
  const ids = useStore(runs.order);
  const { state, error, cursor } = useStore(runs.history);
  const [filter, setFilter] = useState<Filter>(everything);
  useEffect(() => {
    void loadModels();
    if (runs.history.get().cursor === undefined) void runs.loadMore();
  }, [runs]);
  // A search is for all of them, not for those that happen to be here.
  const isSearching = filter !== everything;
  useEffect(() => {
    if (isSearching && state === 'idle' && cursor !== null && runs.order.get().length < MOST_SEARCHED)
      void runs.loadMore();
  }, [runs, isSearching, state, cursor]);
  const all = ids.flatMap((id) => runs.get(id) ?? []);
  if (state === 'failed' && all.length === 0)
    return <ErrorState compact error={error} onRetry={() => void runs.loadMore()} />;
  if (cursor === undefined && all.length === 0) return <Waiting />;
  if (all.length === 0) return <NothingYet />;
  const found = all.filter((run) => matches(run, filter));
  return (
    <div className="pn-history">
      <h2 className="visually-hidden">History</h2>
      <HistoryFilters filter={filter} onChange={setFilter} runs={all} />
      <Rows runs={found} />
      {found.length === 0 && (
        <p className="pn-history-none">
          {isSearching && state === 'loading' ? 'Looking further back…' : 'Nothing here fits.'}
        </p>
      )}
      {cursor !== null && (
        <Button wide busy={state === 'loading'} onClick={() => void runs.loadMore()}>
          Further back
        </Button>
      )}
    </div>
  );
}

function Rows({ runs }: { runs: readonly Run[] }) {
  return (
    <ul className="pn-history-list">
      {runs.map((run) => (
        <HistoryRow key={run.id} id={run.id} />
      ))}
    </ul>
  );
}

function Waiting() {
  return (
    <Loading what="the history">
      <div className="pn-history">
        <Skeleton lines={6} height={44} />
      </div>
    </Loading>
  );
}

function NothingYet() {
  return (
    <EmptyState compact icon={historyIcon} title="No history yet">
      What the model writes for this project will be listed here, with who asked and what it cost.
    </EmptyState>
  );
}
