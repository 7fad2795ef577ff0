import { limits } from '@penora/protocol/catalog/limits';
import type { PaymentDesk } from '@penora/protocol/schemas/payment';
import { grouped } from '../../format/amounts.ts';
import { isLikelyIn, useSession } from '../../session/session.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';

const WORDS_PER_KU = 100;
const welcome = `Every new account begins with ${limits.welcomeKu} Ku, about ${grouped(limits.welcomeKu * WORDS_PER_KU)} words, for nothing.`;

/** What has to be known before buying: that nothing can be bought, that no money moves, or how to begin free. */
export function DeskNote({ desk }: { desk: PaymentDesk }) {
  const isIn = isLikelyIn(useSession());
  const begin = isIn ? undefined : (
    <ButtonLink to="/register" size="sm" variant="line">
      Start free
    </ButtonLink>
  );
  if (desk.gateway === null)
    return (
      <Note title="Coins cannot be bought here at the moment." action={begin}>
        {welcome}
      </Note>
    );
  if (desk.gateway === 'sandbox')
    return (
      <Note tone="warn" title="Test payments, no money moves." action={begin}>
        You can try the whole way to coins here. {isIn ? '' : welcome}
      </Note>
    );
  return isIn ? null : (
    <Note title={`Begin with ${limits.welcomeKu} Ku for nothing.`} action={begin}>
      {welcome} No card needed.
    </Note>
  );
}
