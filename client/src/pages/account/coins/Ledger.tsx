import './ledger.scss';
import { ledgerFile } from '@penora/protocol/endpoints/account';
import { listEntries } from '@penora/protocol/endpoints/ledger';
import { useEffect, useRef, useState } from 'react';
import { addressOf, call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { balanceStore, useBalance } from '../../../session/balance.ts';
import { useStorePart } from '../../../store.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { coins, download, plus } from '../../../ui/icons.ts';
import { Ku } from '../../../ui/Ku.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { ShowOlder } from '../ShowOlder.tsx';
import { EntryTable } from './EntryTable.tsx';
import { everything, isFiltered, type LedgerFilter, queryOf } from './filter.ts';
import { LedgerFilters } from './LedgerFilters.tsx';
import { type ProjectTitles, useProjectTitles } from './useProjectTitles.ts';

const PAGE = 50;
/** While a model writes, an entry comes several times a second: the list follows at its own pace. */
const CALM_MS = 1_500;
const WORDS_PER_KU = 100;

const pageOf = (filter: LedgerFilter, cursor?: string) => ({
  ...queryOf(filter),
  group: 'generation' as const,
  limit: PAGE,
  cursor,
});

/** The balance, and every coin that came and went, a run of the model in one row. */
export function Ledger() {
  const [filter, setFilter] = useState(everything);
  const titles = useProjectTitles();
  const balance = useBalance();
  return (
    <div className="pn-ledger">
      <div className="pn-ledger-top">
        {balance !== null && (
          <div className="pn-ledger-balance">
            <Ku milliku={balance} as="exact" />
            <span className="pn-muted">
              about {Math.floor((balance * WORDS_PER_KU) / 1_000).toLocaleString('en-US')} words
            </span>
          </div>
        )}
        <ButtonLink to={addressOf(ledgerFile, {}, queryOf(filter))} download="" icon={download}>
          CSV
        </ButtonLink>
        <ButtonLink to="/pricing" variant="primary" icon={plus}>
          Buy coins
        </ButtonLink>
      </div>
      <LedgerFilters filter={filter} titles={titles} onChange={setFilter} />
      <Entries filter={filter} titles={titles} onClear={() => setFilter(everything)} />
    </div>
  );
}

/** Calls `reload` when coins have moved, calmly. */
function useMovedCoins(reload: () => void): void {
  const entry = useStorePart(balanceStore, (balance) => balance?.entry ?? 0);
  const seen = useRef(entry);
  useEffect(() => {
    if (seen.current === entry) return;
    const isFirst = seen.current === 0;
    seen.current = entry;
    if (isFirst) return;
    const timer = setTimeout(reload, CALM_MS);
    return () => clearTimeout(timer);
  }, [entry, reload]);
}

interface EntriesProps {
  filter: LedgerFilter;
  titles: ProjectTitles;
  onClear: () => void;
}

function Entries({ filter, titles, onClear }: EntriesProps) {
  const { resource, reload, update } = useResource(`ledger ${JSON.stringify(filter)}`, (signal) =>
    call(listEntries, { query: pageOf(filter), signal }),
  );
  useMovedCoins(reload);
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="your coins">
        <Skeleton lines={6} height={28} />
      </Loading>
    );
  const { items, nextCursor } = resource.value;
  if (items.length === 0)
    return (
      <EmptyState
        icon={coins}
        title="Nothing of this kind"
        compact
        action={isFiltered(filter) && <Button onClick={onClear}>Show everything</Button>}
      >
        Every coin that comes or goes is listed here, to the second.
      </EmptyState>
    );
  const more = async (cursor: string): Promise<void> => {
    const page = await call(listEntries, { query: pageOf(filter, cursor) });
    update((before) => ({ items: [...before.items, ...page.items], nextCursor: page.nextCursor }));
  };
  return (
    <>
      <EntryTable entries={items} titles={titles} />
      <ShowOlder cursor={nextCursor} load={more} />
    </>
  );
}
