import { createOrder, getOrder, verifyPayment } from '@penora/protocol/endpoints/payments';
import type { PaymentDesk } from '@penora/protocol/schemas/payment';
import { useEffect, useState } from 'react';
import { call, newIdempotencyKey } from '../api/call.ts';
import { refreshSession, useMe } from '../session/session.ts';
import { useStore } from '../store.ts';
import { createJourney, type Journey, type Step } from './journey.ts';
import { keep, keptBy } from './kept.ts';
import { openRazorpay } from './razorpay.ts';
import { openSandbox } from './sandbox.ts';

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}

/** The journey to one package at this desk, with where it stands. Give the component the package's id as its key. */
export function useJourney(desk: PaymentDesk, pack: { id: string; title: string }): { step: Step; journey: Journey } {
  const { user } = useMe();
  const [journey] = useState(() => {
    const key = newIdempotencyKey();
    return createJourney({
      order: () => call(createOrder, { body: { packageId: pack.id }, idempotencyKey: key }),
      look: (id) => call(getOrder, { params: { id } }),
      verify: (body) => call(verifyPayment, { body }),
      checkout: (ordered, signal) =>
        desk.checkoutScript === null
          ? openSandbox(ordered, signal)
          : openRazorpay(desk.checkoutScript, ordered, { ...user, title: pack.title }, signal),
      remember: (kept) => keep(user.id, kept),
      wait: pause,
    });
  });
  const step = useStore(journey.store);
  useEffect(() => {
    const kept = keptBy(user.id);
    if (kept !== null && kept.ordered.order.packageId === pack.id) void journey.resume(kept);
    return () => journey.leave();
  }, [journey, user.id, pack.id]);
  const hasArrived = step.step === 'arrived';
  useEffect(() => {
    // The socket tells the new balance; where it cannot, this does.
    if (hasArrived) void refreshSession();
  }, [hasArrived]);
  return { step, journey };
}
