import './field.scss';
import { type ReactNode, useId } from 'react';
import { Icon } from './Icon.tsx';
import { bad } from './icons.ts';

/** What a control needs so that its label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  className: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  label: string;
  /** A sentence below the label, always there. */
  hint?: ReactNode;
  error?: string | undefined;
  /** The label is read aloud only: the place makes it plain to the eye. */
  hideLabel?: boolean;
  optional?: boolean;
  /** At the right of the label, e.g. a counter. */
  aside?: ReactNode;
  className?: string;
  /** `select` for a select box. */
  control?: 'input' | 'select';
  children: (control: ControlProps) => ReactNode;
}

/** A labelled control: `<Field label="Title">{(control) => <input {...control} />}</Field>`. */
export function Field({
  label,
  hint,
  error,
  hideLabel = false,
  optional = false,
  aside,
  className = '',
  ...rest
}: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId].filter(
    (part) => part !== '',
  );
  return (
    <div className={`pn-field ${className}`}>
      <div className={hideLabel ? 'visually-hidden' : 'pn-field-top'}>
        <label htmlFor={id}>
          {label}
          {optional && <span className="pn-field-optional"> optional</span>}
        </label>
        {aside}
      </div>
      {rest.children({
        id,
        className: rest.control === 'select' ? 'form-select pn-control' : 'form-control pn-control',
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <div id={hintId} className="pn-field-hint">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div id={errorId} className="pn-field-error">
          <Icon icon={bad} /> {error}
        </div>
      )}
    </div>
  );
}
