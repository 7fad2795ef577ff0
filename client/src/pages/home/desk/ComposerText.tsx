import { limits } from '@penora/protocol/catalog/limits';
import { Field } from '../../../ui/Field.tsx';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onType: (value: string) => void;
}

/** What the model is asked for. */
export function ComposerText({ label, placeholder, value, onType }: Props) {
  return (
    <Field label={label} hideLabel>
      {(control) => (
        <textarea
          {...control}
          className={`${control.className} pn-composer-text`}
          rows={4}
          maxLength={limits.promptCharacters}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
