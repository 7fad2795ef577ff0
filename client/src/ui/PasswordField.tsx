import { type ComponentProps, type ReactNode, useState } from 'react';
import { Field } from './Field.tsx';
import { IconButton } from './IconButton.tsx';
import { eye, eyeOff } from './icons.ts';

interface Props extends Omit<ComponentProps<'input'>, 'type'> {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** At the right of the label. */
  aside?: ReactNode;
}

/** A password that can be looked at before it is sent. */
export function PasswordField({ label, hint, error, aside, ...input }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <div className="pn-with-button">
          <input {...input} {...control} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
          <IconButton
            size="sm"
            icon={shown ? eyeOff : eye}
            label={shown ? 'Hide the password' : 'Show the password'}
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}

interface NewProps {
  label: string;
  error: string | undefined;
  value: string;
  onType: (value: string) => void;
}

/** One that is being chosen. */
export function NewPasswordField({ onType, ...rest }: NewProps) {
  return (
    <PasswordField
      {...rest}
      name="password"
      hint="8 characters or more."
      autoComplete="new-password"
      onChange={(event) => onType(event.target.value)}
    />
  );
}
