import './usage.scss';
import { summariseLedger } from '@penora/protocol/endpoints/ledger';
import type { LedgerSummary } from '@penora/protocol/schemas/ledger';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useCatalog } from '../../../api/catalog.ts';
import { useResource } from '../../../api/useResource.ts';
import { counted, grouped } from '../../../format/amounts.ts';
import { kuNumber } from '../../../format/ku.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { coins } from '../../../ui/icons.ts';
import { Ku } from '../../../ui/Ku.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { appName } from '../coins/ledgerWords.ts';
import { useProjectTitles } from '../coins/useProjectTitles.ts';
import { type By, type UsageRow, usageRows } from './rows.ts';
import { UsageChart } from './UsageChart.tsx';

const DAY_MS = 86_400_000;
const terms = { '7': 7, '30': 30, '90': 90 } as const;
type Term = keyof typeof terms;

const titles: Record<By, string> = { day: 'Day', model: 'Model', project: 'Project', app: 'Application' };

/** What the coins were spent on, as a chart and as a table. */
export function Usage() {
  const [term, setTerm] = useState<Term>('30');
  const [by, setBy] = useState<By>('day');
  const days = terms[term];
  const { resource, reload } = useResource(`usage ${term}`, (signal) => {
    // Whole days, as the server counts them.
    const from = new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
    return call(summariseLedger, { query: { from }, signal });
  });
  return (
    <div className="pn-usage">
      <div className="pn-usage-top">
        <Segmented
          label="By"
          hideLabel
          choices={[
            { value: 'day', label: 'Day' },
            { value: 'model', label: 'Model' },
            { value: 'project', label: 'Project' },
            { value: 'app', label: 'Application' },
          ]}
          value={by}
          onChange={setBy}
        />
        <Segmented
          label="Time"
          hideLabel
          choices={[
            { value: '7', label: '7 days' },
            { value: '30', label: '30 days' },
            { value: '90', label: '90 days' },
          ]}
          value={term}
          onChange={setTerm}
        />
      </div>
      {resource.state === 'failed' && <ErrorState error={resource.error} onRetry={reload} compact />}
      {resource.state === 'loading' && (
        <Loading what="what your coins were spent on">
          <Skeleton height={240} />
        </Loading>
      )}
      {resource.state === 'ready' && <Shown summary={resource.value} by={by} days={days} />}
    </div>
  );
}

function Shown({ summary, by, days }: { summary: LedgerSummary; by: By; days: number }) {
  const catalog = useCatalog();
  const projects = useProjectTitles();
  const models = catalog.state === 'ready' ? catalog.value.models : [];
  const names: Record<By, (key: string) => string> = {
    day: (key) => key,
    model: (key) => models.find((model) => model.key === key)?.name ?? key,
    project: (key) => projects.get(key) ?? key,
    app: appName,
  };
  const rows = usageRows(summary, by, { days, now: Date.now(), nameOf: names[by] });
  if (summary.total.debitedMilliku === 0)
    return (
      <EmptyState icon={coins} title="Nothing spent in this time" compact>
        When a model writes for you, you see here what it cost.
      </EmptyState>
    );
  return (
    <>
      <p className="pn-usage-total">
        <Ku milliku={summary.total.debitedMilliku} as="exact" /> spent for {counted(summary.total.words, 'word')}
      </p>
      <UsageChart rows={rows} by={by} />
      <UsageTable rows={by === 'day' ? rows.filter(({ entries }) => entries > 0).reverse() : rows} by={by} />
    </>
  );
}

function UsageTable({ rows, by }: { rows: readonly UsageRow[]; by: By }) {
  return (
    <table className="pn-usage-table">
      <caption className="visually-hidden">Coins by {titles[by].toLowerCase()}</caption>
      <thead>
        <tr>
          <th scope="col">{titles[by]}</th>
          <th scope="col">Words</th>
          <th scope="col">Spent, Ku</th>
          <th scope="col">Received, Ku</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td>{grouped(row.words)}</td>
            <td className="pn-ku">{kuNumber(row.debitedMilliku, 'exact')}</td>
            <td>{row.creditedMilliku > 0 ? kuNumber(row.creditedMilliku, 'exact') : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
