import { Link } from 'react-router';
import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { Note } from '../../ui/Note.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import type { Asked } from '../draft.ts';
import type { Price } from '../useEstimate.ts';

/** Above the button: what is missing, what the balance buys, or that the price is the most it can be. */
export function PriceNote({ asked, price }: { asked: Asked; price: Price }) {
  if (!asked.ok) return <p className="pn-field-hint pn-quote-note">{asked.missing}</p>;
  if (price.error !== null) return <ProblemNote error={price.error} />;
  const { estimate } = price;
  if (estimate === null) return null;
  if (estimate.affordable)
    return (
      <p className="pn-field-hint pn-quote-note">
        At most {counted(estimate.words.max, 'word')}. You pay only for those that come.
      </p>
    );
  return (
    <Note tone="warn" action={<Link to="/pricing">Top up</Link>}>
      {estimate.affordableWords === 0
        ? `Your ${kuWords(estimate.balanceMilliku)} do not pay for a word of this.`
        : `Your ${kuWords(estimate.balanceMilliku)} pay for ${counted(estimate.affordableWords, 'word')} of about ${estimate.words.max.toLocaleString('en-US')}. It stops there, and you can go on later.`}
    </Note>
  );
}
