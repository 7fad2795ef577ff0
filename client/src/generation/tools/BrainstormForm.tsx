import { brainstormCategories } from '@penora/protocol/catalog/tools';
import { Field } from '../../ui/Field.tsx';
import { optionNames } from '../names.ts';
import { ChoiceChips } from './Chips.tsx';
import { TextField } from './fields.tsx';
import { usePart } from './usePart.ts';

/** Smart Brainstorm: a list of ideas, each usable by itself. */
export function BrainstormForm() {
  const [brainstorm, change] = usePart('brainstorm');
  const isCustom = brainstorm.category === 'custom';
  return (
    <>
      <ChoiceChips
        label="What for"
        choices={brainstormCategories.map((value) => ({ value, label: optionNames.category[value] }))}
        value={brainstorm.category}
        onChange={(category) => change({ category })}
      />
      <TextField
        label={isCustom ? 'Ideas for what?' : 'Anything to know'}
        optional={!isCustom}
        value={brainstorm.prompt}
        onChange={(prompt) => change({ prompt })}
        placeholder={isCustom ? 'Names for the town’s three taverns.' : 'A lighthouse town, 1912.'}
        rows={2}
      />
      <Field label="How many" aside={<output className="pn-num">{brainstorm.count}</output>}>
        {(control) => (
          <input
            {...control}
            className="form-range"
            type="range"
            min={3}
            max={20}
            value={brainstorm.count}
            onChange={(event) => change({ count: event.target.valueAsNumber })}
          />
        )}
      </Field>
    </>
  );
}
