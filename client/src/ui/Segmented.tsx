import './segmented.scss';
import { useId } from 'react';
import { Icon } from './Icon.tsx';
import type { IconDefinition } from './icons.ts';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  icon?: IconDefinition;
  disabled?: boolean;
}

interface Props<Value extends string> {
  /** Names the group; shown above it unless hidden. */
  label: string;
  hideLabel?: boolean;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** One of a few, all in sight: radio buttons that look like one bar. Arrow keys move between them. */
export function Segmented<Value extends string>(props: Props<Value>) {
  const { label, hideLabel = false, choices, value, onChange, className = '' } = props;
  const name = useId();
  return (
    <fieldset className={`pn-segmented ${className}`}>
      <legend className={hideLabel ? 'visually-hidden' : 'pn-segmented-label'}>{label}</legend>
      <div className="pn-segmented-bar">
        {choices.map((choice) => (
          <label key={choice.value} className="pn-segment">
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.icon && <Icon icon={choice.icon} />} {choice.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
