import { useSearchParams } from 'react-router';
import { isLikelyIn, useSession } from '../../session/session.ts';
import { ButtonLink, type ButtonSize, type ButtonVariant } from '../../ui/Button.tsx';

interface Props {
  packageId: string;
  /** What a screen reader hears beside the label. */
  what: string;
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
}

/** Opens the purchase of a package; a stranger makes an account first and comes back to it. */
export function BuyButton({ packageId, what, label, ...look }: Props) {
  const [search] = useSearchParams();
  const isIn = isLikelyIn(useSession());
  const wanted = new URLSearchParams([...search, ['buy', packageId]]);
  wanted.set('buy', packageId);
  const here = `/pricing?${wanted}`;
  return (
    <ButtonLink to={isIn ? here : `/register?next=${encodeURIComponent(here)}`} {...look}>
      {label}
      <span className="visually-hidden"> {what}</span>
    </ButtonLink>
  );
}
