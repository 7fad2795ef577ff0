import { dollars, grouped } from '../../format/amounts.ts';
import { BuyButton } from './BuyButton.tsx';
import { centsPer1000Words, type Plan, percentOff, priceWords, yearlyWords } from './offers.ts';

const WORDS_PER_KU = 100;

interface Props {
  plan: Plan;
  term: 'month' | 'year';
  isBest: boolean;
  canBuy: boolean;
}

/** One plan: price, coins, words, and nothing that is not so. */
export function PlanCard({ plan, term, isBest, canBuy }: Props) {
  const offer = plan[term];
  const { perMonth, total } = priceWords(plan, term);
  const kuAMonth = term === 'month' ? offer.ku : offer.ku / 12;
  return (
    <article className={`pn-plan ${isBest ? 'pn-plan-best' : ''}`}>
      <h3>
        {plan.name}
        {isBest && <span className="pn-plan-mark">Lowest price per word</span>}
      </h3>
      <p className="pn-plan-price">
        <span>{perMonth}</span> a month
        {term === 'year' && <span className="pn-plan-off">{percentOff(plan)}% off</span>}
      </p>
      <p className="pn-muted">{total}</p>
      <p className="pn-plan-ku">
        <span className="pn-ku">{grouped(kuAMonth)} Ku</span> a month
        <span className="pn-plan-words">about {grouped(kuAMonth * WORDS_PER_KU)} words</span>
      </p>
      {term === 'year' && <p className="pn-plan-year">{yearlyWords(plan)}</p>}
      <ul>
        <li>1,000 words for {dollars(centsPer1000Words(offer))}</li>
        <li>1 MB of storage</li>
        <li>{plan.support}</li>
      </ul>
      {canBuy && (
        <BuyButton
          packageId={offer.id}
          label={`Get ${plan.name}`}
          what={`for ${dollars(offer.amountCents)}`}
          variant={isBest ? 'primary' : 'line'}
          wide
        />
      )}
    </article>
  );
}
