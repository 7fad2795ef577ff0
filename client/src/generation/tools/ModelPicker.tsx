import { kuWords } from '../../format/ku.ts';
import { useRoom } from '../../room/roomContext.ts';
import { Field } from '../../ui/Field.tsx';
import type { CatalogModel } from '../catalogStore.ts';
import { DEMONSTRATION_SENTENCE, isDemonstration } from '../names.ts';

/** "Balanced · 1.00 Ku for 100 words": a price one can compare. */
const optionText = (model: CatalogModel): string =>
  `${model.name} · ${kuWords(model.millikuPerWord * 100, 'price')} for 100 words${model.available ? '' : ' (not available)'}`;

/** Which model writes, with its price. */
export function ModelPicker({ models, chosen }: { models: readonly CatalogModel[]; chosen: CatalogModel | null }) {
  const { draft } = useRoom();
  const note = chosen !== null && isDemonstration(chosen.key) ? DEMONSTRATION_SENTENCE : (chosen?.note ?? undefined);
  if (models.length > 0 && chosen === null) return null;
  return (
    <Field label="Model" hideLabel control="select" hint={note}>
      {(control) => (
        <select
          {...control}
          value={chosen?.key ?? ''}
          disabled={chosen === null}
          onChange={(event) => {
            const wanted = models.find(({ key }) => key === event.target.value);
            draft.set((before) => ({ ...before, model: wanted?.key ?? null }));
          }}
        >
          {chosen === null && <option value="">Reading the models</option>}
          {models.map((model) => (
            <option key={model.key} value={model.key} disabled={!model.available}>
              {optionText(model)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
