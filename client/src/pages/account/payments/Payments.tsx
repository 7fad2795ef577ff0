import './payments.scss';
import { listPayments } from '@penora/protocol/endpoints/payments';
import type { OrderStatus, Purchase } from '@penora/protocol/schemas/payment';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';
import { dollars, grouped } from '../../../format/amounts.ts';
import { kuWords } from '../../../format/ku.ts';
import { atSecond } from '../../../format/times.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { bad, clock, coins, download, good, type IconDefinition, undo } from '../../../ui/icons.ts';
import { Note } from '../../../ui/Note.tsx';
import { Loading, Skeleton } from '../../../ui/Skeleton.tsx';
import { ShowOlder } from '../ShowOlder.tsx';

const PAGE = 20;

const states: Record<OrderStatus, { icon: IconDefinition; word: string }> = {
  created: { icon: clock, word: 'Not paid' },
  attempted: { icon: clock, word: 'Paid, arriving' },
  failed: { icon: bad, word: 'Did not go through' },
  paid: { icon: good, word: 'Paid' },
  refunded: { icon: undo, word: 'Paid back' },
};

/** What was bought, with receipts. */
export function Payments() {
  const { resource, reload, update } = useResource('payments', (signal) =>
    call(listPayments, { query: { limit: PAGE }, signal }),
  );
  if (resource.state === 'failed') return <ErrorState error={resource.error} onRetry={reload} compact />;
  if (resource.state === 'loading')
    return (
      <Loading what="your payments">
        <Skeleton lines={3} height={40} />
      </Loading>
    );
  const { items, nextCursor, refundDebtMilliku } = resource.value;
  if (items.length === 0)
    return (
      <EmptyState icon={coins} title="Nothing bought yet" compact>
        What you buy is listed here, with a receipt for each payment.
      </EmptyState>
    );
  const more = async (cursor: string): Promise<void> => {
    const page = await call(listPayments, { query: { limit: PAGE, cursor } });
    update((before) => ({ ...page, items: [...before.items, ...page.items] }));
  };
  return (
    <>
      {refundDebtMilliku > 0 && (
        <Note tone="warn" title={`${kuWords(refundDebtMilliku)} of a refund were already spent.`}>
          Nothing is taken by itself, and what you buy arrives in full. We may write to you about it.
        </Note>
      )}
      <ul className="pn-payments">
        {items.map((purchase) => (
          <PaymentRow key={purchase.id} purchase={purchase} />
        ))}
      </ul>
      <ShowOlder cursor={nextCursor} load={more} />
    </>
  );
}

function PaymentRow({ purchase }: { purchase: Purchase }) {
  const { icon, word } = states[purchase.status];
  const refunded = purchase.payments.reduce((sum, payment) => sum + payment.refundedAmount, 0);
  return (
    <li>
      <div className="pn-payment-what">
        <strong>{purchase.title}</strong>
        <span className="pn-muted">
          {atSecond(purchase.createdAt)}
          {purchase.gateway === 'sandbox' && ' · test payment'}
        </span>
        {purchase.failure !== null && <span className="pn-muted">{purchase.failure}</span>}
      </div>
      <span className={`pn-payment-state pn-payment-${purchase.status}`}>
        <Icon icon={icon} /> {word}
        {refunded > 0 && purchase.status === 'paid' && `, ${dollars(refunded)} paid back`}
      </span>
      <span className="pn-ku">{grouped(purchase.ku)} Ku</span>
      <strong className="pn-num">{dollars(purchase.amount)}</strong>
      <span className="pn-payment-receipts">
        {purchase.payments.map((payment) => (
          <ButtonLink key={payment.id} size="sm" to={`/api/payments/${payment.id}/receipt`} download="" icon={download}>
            Receipt
          </ButtonLink>
        ))}
      </span>
    </li>
  );
}
