import { kuWords, rangeWords } from '../format/ku.ts';

interface Props {
  milliku: number;
  /** `balance` rounds down, `price` rounds up (nobody is shown less than it costs), `exact` has three decimals. */
  as?: 'balance' | 'price' | 'exact';
  className?: string;
}

/** An amount of coins, gold and tabular: "49.37 Ku". */
export function Ku({ milliku, as = 'balance', className = '' }: Props) {
  return <span className={`pn-ku ${className}`}>{kuWords(milliku, as)}</span>;
}

/** What something may cost: "1.20–3.00 Ku". */
export function KuRange({ min, max, className = '' }: { min: number; max: number; className?: string }) {
  return <span className={`pn-ku ${className}`}>{rangeWords(min, max)}</span>;
}
