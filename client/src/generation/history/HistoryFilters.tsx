import { toolKeys } from '@penora/protocol/catalog/tools';
import { useStore } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { search } from '../../ui/icons.ts';
import { modelName, modelsStore } from '../catalogStore.ts';
import { toolNames } from '../names.ts';
import type { Run } from '../run.ts';
import type { Filter } from './filter.ts';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
  /** All of them: what can be filtered by is what there is. */
  runs: readonly Run[];
}

/** Search and filters over what was loaded. */
export function HistoryFilters({ filter, onChange, runs }: Props) {
  const models = useStore(modelsStore);
  const people = new Map(runs.map((run) => [run.requestedBy, run.requestedByName]));
  const used = [...new Set(runs.map((run) => run.model))];
  return (
    <search className="pn-history-filters" aria-label="Search the history">
      <div className="pn-room-search">
        <Icon icon={search} />
        <input
          className="form-control pn-control"
          type="search"
          aria-label="Search the history"
          placeholder="Search"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value })}
        />
      </div>
      <Pick
        label="Tool"
        none="Every tool"
        value={filter.tool}
        choices={toolKeys.map((key) => [key, toolNames[key]])}
        onChange={(tool) => onChange({ ...filter, tool })}
      />
      <Pick
        label="Person"
        none="Everybody"
        value={filter.person}
        choices={[...people]}
        onChange={(person) => onChange({ ...filter, person })}
      />
      <Pick
        label="Model"
        none="Every model"
        value={filter.model}
        choices={used.map((key) => [key, modelName(models, key)])}
        onChange={(model) => onChange({ ...filter, model })}
      />
      <Pick
        label="Kind"
        none="Kept"
        value={filter.only === 'all' ? null : filter.only}
        choices={kinds}
        onChange={(only) => onChange({ ...filter, only: only ?? 'all' })}
      />
    </search>
  );
}

const kinds: readonly (readonly ['starred' | 'discarded', string])[] = [
  ['starred', 'Starred'],
  ['discarded', 'Discarded'],
];

interface PickProps<Value extends string> {
  label: string;
  none: string;
  value: Value | null;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value | null) => void;
}

function Pick<Value extends string>({ label, none, value, choices, onChange }: PickProps<Value>) {
  return (
    <select
      className="form-select pn-control"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(choices.find(([key]) => key === event.target.value)?.[0] ?? null)}
    >
      <option value="">{none}</option>
      {choices.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}
