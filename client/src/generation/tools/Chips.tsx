import { useId } from 'react';

interface One<Value extends string> {
  value: Value;
  label: string;
}

interface Props<Value extends string> {
  label: string;
  choices: readonly One<Value>[];
}

/** One of many, as words that wrap; arrow keys move between them. */
export function ChoiceChips<Value extends string>(
  props: Props<Value> & { value: Value | null; onChange: (value: Value) => void },
) {
  const name = useId();
  return (
    <fieldset className="pn-chips">
      <legend>{props.label}</legend>
      {props.choices.map(({ value, label }) => (
        <label key={value} className="pn-chip">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Any of many. */
export function ManyChips<Value extends string>(
  props: Props<Value> & { values: readonly Value[]; onChange: (values: Value[]) => void; hint?: string },
) {
  const toggle = (value: Value): void =>
    props.onChange(
      props.values.includes(value) ? props.values.filter((other) => other !== value) : [...props.values, value],
    );
  return (
    <fieldset className="pn-chips">
      <legend>
        {props.label}
        {props.hint && <span className="pn-field-optional"> {props.hint}</span>}
      </legend>
      {props.choices.map(({ value, label }) => (
        <label key={value} className="pn-chip">
          <input
            type="checkbox"
            className="visually-hidden"
            checked={props.values.includes(value)}
            onChange={() => toggle(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
