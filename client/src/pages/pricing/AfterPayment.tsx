import type { PaymentDesk } from '@penora/protocol/schemas/payment';

/** What happens after payment, in the order in which it happens. */
export function AfterPayment({ desk }: { desk: PaymentDesk }) {
  if (desk.gateway === null) return null;
  const who = desk.gateway === 'sandbox' ? 'the test checkout' : 'Razorpay';
  return (
    <section aria-labelledby="after">
      <h2 id="after">What happens when you pay</h2>
      <ol className="pn-after">
        <li>
          <strong>You pay with {who}.</strong>
          <span className="pn-muted">Your card is never seen by Penora.</span>
        </li>
        <li>
          <strong>Your coins arrive within seconds.</strong>
          <span className="pn-muted">
            In every open tab. If your bank takes longer, they arrive by themselves, even with Penora closed.
          </span>
        </li>
        <li>
          <strong>You find the receipt in your account.</strong>
          <span className="pn-muted">Nothing is ever charged again by itself: a plan ends when its time is over.</span>
        </li>
      </ol>
    </section>
  );
}
