/** Razorpay's Checkout: its script is loaded when somebody pays, and not before. */
import type { Ordered } from '@penora/protocol/schemas/payment';
import { Verification } from '@penora/protocol/schemas/payment';
import { z } from 'zod';
import { ApiProblem } from '../api/problem.ts';
import type { CheckoutEnd } from './journey.ts';

interface Checkout {
  open(): unknown;
  close?(): unknown;
  on(event: 'payment.failed', listener: (told: unknown) => void): unknown;
}
type CheckoutClass = new (options: Record<string, unknown>) => Checkout;

const PATIENCE_MS = 20_000;
let loading: Promise<CheckoutClass> | null = null;

/** The pages' security policy belongs to the address that was loaded: only /pricing may load the script. */
export function isLoadedHere(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation !== undefined && new URL(navigation.name).pathname.replace(/\/$/, '') === '/pricing';
}

const notThere = () =>
  new ApiProblem({
    code: 'unreachable',
    status: 0,
    title: 'The payment page did not open',
    detail: 'Nothing was taken. Check your connection, or whether something blocks checkout.razorpay.com.',
  });

function classOf(value: unknown): CheckoutClass | null {
  // A script of somebody else: only that it is there can be known.
  return typeof value === 'function' ? (value as CheckoutClass) : null;
}

function load(address: string): Promise<CheckoutClass> {
  loading ??= new Promise<CheckoutClass>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    const settle = (): void => {
      clearTimeout(timer);
      const found = classOf(Reflect.get(window, 'Razorpay'));
      if (found === null) {
        script.remove();
        loading = null;
        reject(notThere());
      } else resolve(found);
    };
    const timer = setTimeout(settle, PATIENCE_MS);
    script.onload = settle;
    script.onerror = settle;
    document.head.append(script);
  });
  return loading;
}

const Failed = z.object({ error: z.object({ description: z.string().max(500) }) });

interface Look {
  title: string;
  email: string | null;
  name: string;
}

/** Opens Checkout over an order; resolves when it is paid or closed. Throws `ApiProblem` when it cannot be loaded. */
export async function openRazorpay(
  address: string,
  { order, razorpay }: z.infer<typeof Ordered>,
  { title, email, name }: Look,
  signal: AbortSignal,
): Promise<CheckoutEnd> {
  const Razorpay = await load(address);
  return new Promise<CheckoutEnd>((resolve) => {
    let reason: string | null = null;
    const checkout = new Razorpay({
      key: razorpay.keyId,
      order_id: razorpay.orderId,
      amount: order.amount,
      currency: order.currency,
      name: 'Penora',
      description: title,
      prefill: { name, ...(email === null ? {} : { email }) },
      theme: { color: '#a3283a' },
      handler: (result: unknown) => {
        const verification = Verification.safeParse(pick(result));
        resolve(verification.success ? { kind: 'paid', verification: verification.data } : { kind: 'unsure' });
      },
      modal: { ondismiss: () => resolve(reason === null ? { kind: 'closed' } : { kind: 'failed', reason }) },
    });
    // Checkout says it itself and lets the person try another card; here it is known for when they give up.
    checkout.on('payment.failed', (told) => {
      const failed = Failed.safeParse(told);
      reason = failed.success ? failed.data.error.description : 'The bank did not accept it.';
    });
    signal.addEventListener('abort', () => checkout.close?.(), { once: true });
    checkout.open();
  });
}

const Handed = z.object({
  razorpay_order_id: z.unknown(),
  razorpay_payment_id: z.unknown(),
  razorpay_signature: z.unknown(),
});

/** The three fields that are handed in; Checkout may add others. */
const pick = (result: unknown): unknown => Handed.safeParse(result).data;
