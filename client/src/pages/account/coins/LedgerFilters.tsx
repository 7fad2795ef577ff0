import { EntryKind, entryKinds } from '@penora/protocol/schemas/ledger';
import { Field } from '../../../ui/Field.tsx';
import type { LedgerFilter } from './filter.ts';
import { appName, kindWords } from './ledgerWords.ts';
import type { ProjectTitles } from './useProjectTitles.ts';

const apps = ['penora', 'imagegene', 'sukusuku'] as const;

interface Props {
  filter: LedgerFilter;
  titles: ProjectTitles;
  onChange: (filter: LedgerFilter) => void;
}

/** Which coins are shown: by what they were for, where, in which project, and when. */
export function LedgerFilters({ filter, titles, onChange }: Props) {
  const change = (part: Partial<LedgerFilter>): void => onChange({ ...filter, ...part });
  return (
    <div className="pn-ledger-filters">
      <Field label="What" control="select">
        {(control) => (
          <select
            {...control}
            value={filter.kind ?? ''}
            onChange={({ target }) => change({ kind: EntryKind.safeParse(target.value).data ?? null })}
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
      <Field label="Application" control="select">
        {(control) => (
          <select
            {...control}
            value={filter.app ?? ''}
            onChange={({ target }) => change({ app: target.value || null })}
          >
            <option value="">All</option>
            {apps.map((app) => (
              <option key={app} value={app}>
                {appName(app)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Project" control="select">
        {(control) => (
          <select
            {...control}
            value={filter.project ?? ''}
            onChange={({ target }) => change({ project: target.value || null })}
          >
            <option value="">All</option>
            {[...titles].map(([code, title]) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="From">
        {(control) => (
          <input
            {...control}
            type="date"
            max={filter.to ?? undefined}
            value={filter.from ?? ''}
            onChange={({ target }) => change({ from: target.value || null })}
          />
        )}
      </Field>
      <Field label="To">
        {(control) => (
          <input
            {...control}
            type="date"
            min={filter.from ?? undefined}
            value={filter.to ?? ''}
            onChange={({ target }) => change({ to: target.value || null })}
          />
        )}
      </Field>
    </div>
  );
}
