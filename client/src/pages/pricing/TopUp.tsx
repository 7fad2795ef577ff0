import { dollars, grouped } from '../../format/amounts.ts';
import { BuyButton } from './BuyButton.tsx';
import { centsPer1000Words, type Package } from './offers.ts';

const WORDS_PER_KU = 100;

/** A few coins at once. */
export function TopUp({ offer, canBuy }: { offer: Package; canBuy: boolean }) {
  return (
    <li>
      <p className="pn-topup-ku">
        {grouped(offer.ku)} <span>Ku</span>
      </p>
      <p>about {grouped(offer.ku * WORDS_PER_KU)} words</p>
      <p className="pn-muted pn-small">1,000 words for {dollars(centsPer1000Words(offer))}</p>
      {canBuy ? (
        <BuyButton
          packageId={offer.id}
          label={`Buy for ${dollars(offer.amountCents)}`}
          what={`${offer.ku} Ku`}
          variant="line"
          wide
        />
      ) : (
        <strong>{dollars(offer.amountCents)}</strong>
      )}
    </li>
  );
}
