import './price.scss';
import type { Estimate } from '@penora/protocol/schemas/generation';
import { Link } from 'react-router';
import { counted } from '../format/amounts.ts';
import { kuWords, rangeWords } from '../format/ku.ts';
import { Icon } from './Icon.tsx';
import { warn } from './icons.ts';

/** For a button: "Write", then " · 1.20–3.00 Ku" as soon as the price is known. */
export function PricedLabel({ label, estimate }: { label: string; estimate: Estimate | null }) {
  if (estimate === null) return <span>{label}</span>;
  const { min, max } = estimate.costMilliku;
  return (
    <span>
      {label} · <span className="pn-ku">{rangeWords(min, max)}</span>
    </span>
  );
}

/** Below the button: the promise, or how far the balance goes. */
export function PriceNote({ estimate }: { estimate: Estimate | null }) {
  if (estimate === null) return <p className="pn-price-note">You see the price before you ask.</p>;
  const { words, costMilliku, affordable, affordableWords } = estimate;
  if (affordable)
    return (
      <p className="pn-price-note">
        Never more than {kuWords(costMilliku.max, 'price')}, for up to {counted(words.max, 'word')}. You pay only for
        words you get.
      </p>
    );
  return (
    <p className="pn-price-note pn-price-short">
      <Icon icon={warn} />{' '}
      <span>
        {affordableWords > 0
          ? `Your coins pay for ${counted(affordableWords, 'word')} of it. It stops there, and you can go on later. `
          : 'You have no coins left for this. '}
        <Link to="/pricing">See the prices</Link>
      </span>
    </p>
  );
}
