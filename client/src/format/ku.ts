/** Coins in words. The arithmetic of rounding is the protocol's. */
import { formatKu, formatKu3, formatPriceKu } from '@penora/protocol/ku';

export type KuForm = 'balance' | 'price' | 'exact';

const NO_BREAK = '\u00a0';
const digits: Record<KuForm, (milliku: number) => string> = {
  balance: formatKu,
  price: formatPriceKu,
  exact: formatKu3,
};

/** Thousands in groups and a real minus sign: "−1,204.50". */
function grouped(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  return `${decimal.startsWith('-') ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** "49.37" */
export const kuNumber = (milliku: number, form: KuForm = 'balance'): string => grouped(digits[form](milliku));

/** "49.37 Ku" */
export const kuWords = (milliku: number, form: KuForm = 'balance'): string => `${kuNumber(milliku, form)}${NO_BREAK}Ku`;

/** "1.20–3.00 Ku", or "1.20 Ku" when both ends are the same. The lower end rounds down, the upper one up. */
export function rangeWords(min: number, max: number): string {
  const low = kuNumber(min, 'balance');
  const high = kuNumber(max, 'price');
  return min >= max ? kuWords(max, 'price') : `${low}–${high}${NO_BREAK}Ku`;
}

/** "+50.000" or "−0.410": how the ledger shows what came and went. */
export function signedKu(milliku: number): string {
  return `${milliku > 0 ? '+' : ''}${kuNumber(milliku, 'exact')}`;
}
