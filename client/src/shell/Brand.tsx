import { Link } from 'react-router';
import { Icon } from '../ui/Icon.tsx';
import { nib } from '../ui/icons.ts';

/** The name with its nib; leads home. `small` leaves the name to screen readers. */
export function Brand({ small = false }: { small?: boolean }) {
  return (
    <Link to="/" className="pn-brand" aria-label="Penora, home">
      <Icon icon={nib} className="pn-brand-nib" />
      {!small && <span>Penora</span>}
    </Link>
  );
}
