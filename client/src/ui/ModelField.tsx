import type { ModelKey } from '@penora/protocol/catalog/models';
import { availableModels, useCatalog } from '../api/catalog.ts';
import { kuWords } from '../format/ku.ts';
import { Field } from './Field.tsx';

interface Props {
  /** A key of the catalog; null means the default. */
  value: ModelKey | null;
  onChange: (key: ModelKey) => void;
  label?: string;
}

/** Who writes, and what a word costs with them. */
export function ModelField({ value, onChange, label = 'Model' }: Props) {
  const catalog = useCatalog();
  const models = catalog.state === 'ready' ? availableModels(catalog.value) : [];
  const chosen = models.find((model) => model.key === value) ?? models[0];
  return (
    <Field label={label} control="select" hint={chosen?.note ?? undefined}>
      {(control) => (
        <select
          {...control}
          value={chosen?.key ?? ''}
          disabled={models.length === 0}
          onChange={(event) => {
            const picked = models.find((model) => model.key === event.target.value);
            if (picked) onChange(picked.key);
          }}
        >
          {models.length === 0 && (
            <option value="">{catalog.state === 'loading' ? 'Loading' : 'None available'}</option>
          )}
          {models.map((model) => (
            <option key={model.key} value={model.key}>
              {model.name} · {kuWords(model.millikuPerWord * 100, 'price')} for 100 words
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
