import './avatar.scss';
import { Icon } from './Icon.tsx';
import { nib } from './icons.ts';
import { initials, personColour } from './person.ts';

interface Props {
  id: string;
  name: string;
  size?: 'sm' | 'md' | 'lg';
  /** The name stands beside it, or it is read elsewhere. */
  decorative?: boolean;
}

/** A person's initials on their colour. */
export function Avatar({ id, name, size = 'md', decorative = false }: Props) {
  return (
    <span
      className={`pn-avatar pn-avatar-${size}`}
      style={{ backgroundColor: personColour(id) }}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
    >
      {initials(name)}
    </span>
  );
}

/** The model's avatar: ember, with the nib. */
export function NibAvatar({ size = 'md' }: { size?: 'sm' | 'md' | 'lg' }) {
  return (
    <span className={`pn-avatar pn-avatar-nib pn-avatar-${size}`} aria-hidden="true">
      <Icon icon={nib} />
    </span>
  );
}

/** A dot in the person's colour, before their name in a line of text. */
export function PersonDot({ id }: { id: string }) {
  return <span className="pn-dot" style={{ backgroundColor: personColour(id) }} aria-hidden="true" />;
}
