import './button.scss';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'react-router';
import { Icon } from './Icon.tsx';
import { type IconDefinition, spinner } from './icons.ts';

export type ButtonVariant = 'primary' | 'line' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

interface Look {
  /** `primary` is the one ember button of a view. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconDefinition;
  children?: ReactNode;
  className?: string;
  wide?: boolean;
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'className'> {
  /** At work: keeps its focus and width, does nothing when pressed. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const classOf = ({ variant = 'line', size = 'md', wide = false, className = '' }: Look): string =>
  `btn pn-btn pn-btn-${variant} pn-btn-${size} ${wide ? 'pn-btn-wide' : ''} ${className}`;

export function Button({
  variant,
  size,
  icon,
  children,
  className,
  wide,
  busy = false,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ variant, size, wide, className })}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Icon icon={spinner} className="pn-spin" /> : icon && <Icon icon={icon} />}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends Look {
  to: string;
  /** For addresses of the server and of other sites: a full page load. */
  external?: boolean;
  download?: string;
  state?: unknown;
}

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({ to, external = false, icon, children, download, state, ...look }: ButtonLinkProps) {
  const inside = (
    <>
      {icon && <Icon icon={icon} />}
      {children}
    </>
  );
  if (external || download !== undefined)
    return (
      <a className={classOf(look)} href={to} download={download}>
        {inside}
      </a>
    );
  return (
    <Link className={classOf(look)} to={to} state={state}>
      {inside}
    </Link>
  );
}
