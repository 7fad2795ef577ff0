import type { Estimate } from '@penora/protocol/schemas/generation';
import { Link } from 'react-router';
import { counted } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { useRoomBudget } from '../../room/budget/roomBudget.ts';
import { useRole, useRoom } from '../../room/roomContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import type { Asked } from '../draft.ts';
import type { Price } from '../useEstimate.ts';
import { usedUp } from '../wayOn.ts';

/** Above the button: what is missing, what the balance buys, or that the price is the most it can be. */
export function PriceNote({ asked, price }: { asked: Asked; price: Price }) {
  if (!asked.ok) return <p className="pn-field-hint pn-quote-note">{asked.missing}</p>;
  if (price.error !== null) return <ProblemNote error={price.error} />;
  const { estimate } = price;
  if (estimate === null) return null;
  if (isShortOfBudget(estimate)) return <ShortOfBudget estimate={estimate} />;
  if (estimate.affordable)
    return (
      <p className="pn-field-hint pn-quote-note">
        At most {counted(estimate.words.max, 'word')}.{' '}
        {estimate.ownerPays ? 'The owner of the project pays' : 'You pay'} only for those that come.
      </p>
    );
  if (estimate.ownerPays)
    return (
      <Note tone="warn">
        {estimate.affordableWords === 0
          ? 'The owner pays here and has no coins left for this.'
          : `The owner pays here and has coins for ${counted(estimate.affordableWords, 'word')}. It stops there, and you can go on later.`}
      </Note>
    );
  return (
    <Note tone="warn" action={<Link to="/pricing">Top up</Link>}>
      {estimate.affordableWords === 0
        ? `Your ${kuWords(estimate.balanceMilliku)} do not pay for a word of this.`
        : `Your ${kuWords(estimate.balanceMilliku)} pay for ${counted(estimate.affordableWords, 'word')} of about ${estimate.words.max.toLocaleString('en-US')}. It stops there, and you can go on later.`}
    </Note>
  );
}

/** Whose budget it is makes a difference: one's own limit leaves the others theirs. */
function ShortOfBudget({ estimate: { affordableWords, costMilliku, words } }: { estimate: Estimate }) {
  const { sharing } = useRoom();
  const isOwner = useRole() === 'owner';
  const price = costMilliku.max / Math.max(1, words.max);
  const isLimit = usedUp(useRoomBudget(true), true, affordableWords === 0 ? price : costMilliku.max) === 'person';
  const what = isLimit ? 'Your limit in this project' : 'The budget of this project';
  const raise = (
    <Button size="sm" onClick={() => sharing.set(true)}>
      Raise it
    </Button>
  );
  return (
    <Note tone="warn" action={isOwner ? raise : undefined}>
      {affordableWords === 0
        ? `${what} is used up.${isOwner ? '' : ' Its owner can raise it.'}`
        : `${what} pays for ${counted(affordableWords, 'word')} of about ${words.max.toLocaleString('en-US')}. It stops there, and you can go on when ${isOwner ? 'you raise it' : 'the owner raises it'}.`}
    </Note>
  );
}

/** The budget ends it before the coins do. */
function isShortOfBudget({ affordable, budgetMilliku, balanceMilliku, costMilliku, ownerPays }: Estimate): boolean {
  if (affordable || budgetMilliku === null || budgetMilliku >= costMilliku.max) return false;
  return ownerPays || budgetMilliku < balanceMilliku;
}
