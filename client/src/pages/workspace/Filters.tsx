import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { search as searchIcon } from '../../ui/icons.ts';
import type { AppFilter, Sort } from './projectList.ts';

interface Props {
  search: string;
  onSearch: (search: string) => void;
  app: AppFilter;
  onApp: (app: AppFilter) => void;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

const apps: readonly { value: AppFilter; label: string }[] = [
  { value: 'all', label: 'Texts and pictures' },
  { value: 'penora', label: 'Texts' },
  { value: 'imagegene', label: 'Pictures' },
];

// On a phone there are no column heads to press.
const sorts: readonly { value: string; label: string; sort: Sort }[] = [
  { value: 'updated', label: 'Last changed', sort: { key: 'updatedAt', up: false } },
  { value: 'created', label: 'Newest', sort: { key: 'createdAt', up: false } },
  { value: 'title', label: 'Title', sort: { key: 'title', up: true } },
  { value: 'words', label: 'Longest', sort: { key: 'words', up: false } },
  { value: 'size', label: 'Largest', sort: { key: 'sizeBytes', up: false } },
];

/** Search, application and, on a phone, the order. */
export function Filters({ search, onSearch, app, onApp, sort, onSort }: Props) {
  const chosen = sorts.find((one) => one.sort.key === sort.key) ?? sorts[0];
  return (
    <search className="pn-filters">
      <Field label="Search by title or code" hideLabel className="pn-filters-search">
        {(control) => (
          <div className="pn-search">
            <Icon icon={searchIcon} />
            <input
              {...control}
              type="search"
              placeholder="Search by title or code"
              value={search}
              onChange={(event) => onSearch(event.target.value)}
            />
          </div>
        )}
      </Field>
      <Field label="Show" hideLabel control="select">
        {(control) => (
          <select
            {...control}
            value={app}
            onChange={(event) => onApp(apps.find((one) => one.value === event.target.value)?.value ?? 'all')}
          >
            {apps.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Order" hideLabel control="select" className="pn-filters-sort">
        {(control) => (
          <select
            {...control}
            value={chosen?.value}
            onChange={(event) => {
              const picked = sorts.find((one) => one.value === event.target.value);
              if (picked) onSort(picked.sort);
            }}
          >
            {sorts.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </search>
  );
}
