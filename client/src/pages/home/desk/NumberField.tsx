import { useState } from 'react';
import { grouped } from '../../../format/amounts.ts';
import { Field } from '../../../ui/Field.tsx';

interface Props {
  label: string;
  range: { min: number; max: number };
  /** Null while what stands there is no number of the range. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A whole number; says its range once what was written lies outside. */
export function NumberField({ label, range, value, onChange }: Props) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const error = value === null ? `${grouped(range.min)} to ${grouped(range.max)}` : undefined;
  const read = (written: string): void => {
    setText(written);
    const number = Number(written);
    const fits = /^\d+$/.test(written.trim()) && number >= range.min && number <= range.max;
    onChange(fits ? number : null);
  };
  return (
    <Field label={label} error={error}>
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => read(event.target.value)}
        />
      )}
    </Field>
  );
}
