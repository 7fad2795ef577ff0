import './button.scss';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { OverlayTrigger, Tooltip } from 'react-bootstrap';
import type { ButtonSize } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { type IconDefinition, spinner } from './icons.ts';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> {
  icon: IconDefinition;
  /** What it does: read aloud, and shown beside it on hover and focus. */
  label: string;
  /** Keys that do the same, shown with the label: "Ctrl+K". */
  keys?: string;
  size?: ButtonSize;
  /** For a button that stays pressed. */
  pressed?: boolean;
  busy?: boolean;
  tone?: 'quiet' | 'ember' | 'gold';
  tipSide?: 'top' | 'bottom' | 'left' | 'right';
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon, with its name in a tooltip. */
export function IconButton(props: Props) {
  const { icon, label, keys, size = 'md', pressed, busy = false, tone = 'quiet', tipSide = 'bottom', ...rest } = props;
  const { className = '', onClick, ...button } = rest;
  const tip = (
    <Tooltip>
      {label}
      {keys && <kbd className="pn-keys">{keys}</kbd>}
    </Tooltip>
  );
  return (
    <OverlayTrigger placement={tipSide} delay={{ show: 400, hide: 0 }} overlay={tip}>
      <button
        type="button"
        {...button}
        className={`btn pn-btn pn-icon-btn pn-icon-btn-${tone} pn-btn-${size} ${className}`}
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy || undefined}
        aria-disabled={busy || undefined}
        onClick={busy ? undefined : onClick}
      >
        <Icon icon={busy ? spinner : icon} className={busy ? 'pn-spin' : ''} />
      </button>
    </OverlayTrigger>
  );
}
