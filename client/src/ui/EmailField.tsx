import { Field } from './Field.tsx';

interface Props {
  error: string | undefined;
  value: string;
  onType: (value: string) => void;
}

/** One's own address. */
export function EmailField({ error, value, onType }: Props) {
  return (
    <Field label="E-mail" error={error}>
      {(control) => (
        <input
          {...control}
          type="email"
          name="email"
          autoComplete="email"
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
