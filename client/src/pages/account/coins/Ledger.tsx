import './ledger.scss';
import { listEntries } from '@penora/protocol/endpoints/ledger';
import { EntryKind, entryKinds, type LedgerEntry } from '@penora/protocol/schemas/ledger';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCatalog } from '../../../api/catalog.ts';
import { asProblem } from '../../../api/problem.ts';
import { useResource } from '../../../api/useResource.ts';
import { kuNumber, signedKu } from '../../../format/ku.ts';
import { atSecond } from '../../../format/times.ts';
import { useBalance } from '../../../session/balance.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Field } from '../../../ui/Field.tsx';
import { coins } from '../../../ui/icons.ts';
import { Ku } from '../../../ui/Ku.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toasts.ts';
import { entryWords, kindWords } from './ledgerWords.ts';

const PAGE = 50;

const query = (kind: EntryKind | null, cursor?: string) => ({
  group: 'generation' as const,
  kind: kind ?? undefined,
  limit: PAGE,
  cursor,
});

/** Every coin that came and went, a run of the model in one row. */
export function Ledger() {
  const [kind, setKind] = useState<EntryKind | null>(null);
  const balance = useBalance();
  return (
    <div className="pn-ledger">
      <div className="pn-ledger-top">
        {balance !== null && <Ku milliku={balance} as="exact" className="pn-ledger-balance" />}
        <Field label="Show" hideLabel control="select">
          {(control) => (
            <select
              {...control}
              value={kind ?? ''}
              onChange={(event) => setKind(EntryKind.safeParse(event.target.value).data ?? null)}
            >
              <option value="">Everything</option>
              {entryKinds.map((one) => (
                <option key={one} value={one}>
                  {kindWords[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Entries kind={kind} />
    </div>
  );
}

function Entries({ kind }: { kind: EntryKind | null }) {
  const { resource, reload, update } = useResource(`ledger ${kind}`, (signal) =>
    call(listEntries, { query: query(kind), signal }),
  );
  const [busy, setBusy] = useState(false);
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
      <EmptyState icon={coins} title="Nothing of this kind" compact>
        Every coin that comes or goes is listed here, to the second.
      </EmptyState>
    );
  const more = async (cursor: string): Promise<void> => {
    setBusy(true);
    try {
      const page = await call(listEntries, { query: query(kind, cursor) });
      update((before) => ({ items: [...before.items, ...page.items], nextCursor: page.nextCursor }));
    } catch (error) {
      toast(asProblem(error).detail, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <EntryTable entries={items} />
      {nextCursor !== null && (
        <div className="pn-ledger-more">
          <Button busy={busy} onClick={() => void more(nextCursor)}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}

function EntryTable({ entries }: { entries: readonly LedgerEntry[] }) {
  const catalog = useCatalog();
  const modelName = (key: string): string =>
    (catalog.state === 'ready' && catalog.value.models.find((model) => model.key === key)?.name) || key;
  return (
    <table className="pn-entries">
      <caption className="visually-hidden">Coins in and out, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">For</th>
          <th scope="col" className="pn-entry-number">
            Ku
          </th>
          <th scope="col" className="pn-entry-number">
            Balance after
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td className="pn-entry-time">
              <time dateTime={entry.at}>{atSecond(entry.at)}</time>
            </td>
            <td className="pn-entry-kind">{kindWords[entry.kind]}</td>
            <td className="pn-entry-for">
              {entryWords(entry, modelName)}
              {entry.projectCode !== null && entry.app === 'penora' && (
                <>
                  {' '}
                  <Link to={`/p/${entry.projectCode}`} className="pn-code">
                    {entry.projectCode}
                  </Link>
                </>
              )}
            </td>
            <td className={`pn-entry-number ${entry.amountMilliku > 0 ? 'pn-entry-in' : ''}`}>
              {signedKu(entry.amountMilliku)}
            </td>
            <td className="pn-entry-number pn-entry-after">
              <span className="pn-only-phone">Balance </span>
              {kuNumber(entry.balanceAfterMilliku, 'exact')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
