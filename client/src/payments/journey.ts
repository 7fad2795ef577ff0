/**
 * Buying one package, from the question to the coins. It says where the person stands and may be asked to pay again
 * at any time: one journey makes one order, and an order that was paid after all is found before anything is paid anew.
 */
import type { OneOrder, Ordered, Verification, Verified } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { asProblem } from '../api/problem.ts';
import { createStore, type Store } from '../store.ts';

type Order = z.infer<typeof Ordered>;
type Looked = z.infer<typeof OneOrder>;

/** How a checkout has ended, as far as the browser knows. */
export type CheckoutEnd =
  | { kind: 'paid'; verification: Verification }
  | { kind: 'failed'; reason: string }
  | { kind: 'closed' }
  /** Something was paid, and this checkout cannot say what. */
  | { kind: 'unsure' };

/** Why the person is asked again. */
export interface Setback {
  tone: 'info' | 'bad';
  title: string;
  text: string;
}

export type Step =
  | { step: 'confirm'; setback: Setback | null }
  | { step: 'ordering' }
  | { step: 'paying' }
  | { step: 'checking' }
  /** The money is promised, or nobody could say yet: the coins come by themselves. */
  | { step: 'arriving' }
  | { step: 'arrived'; orderId: string; ku: number };

/** The world of a journey. Everything that asks the server throws `ApiProblem`. */
export interface JourneyDeps {
  /** Asked several times, it is the same order. */
  order(): Promise<Order>;
  look(orderId: string): Promise<Looked>;
  verify(verification: Verification): Promise<z.infer<typeof Verified>>;
  checkout(ordered: Order, signal: AbortSignal): Promise<CheckoutEnd>;
  /** Keeps what Checkout handed over until the server has answered, so that a reload can hand it in again. */
  remember(kept: Kept | null): void;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Kept {
  ordered: Order;
  verification: Verification;
}

export interface Journey {
  store: Store<Step>;
  /** From the question to the checkout; nothing while something is under way. */
  pay(): Promise<void>;
  /** Hands in what an earlier page was given. */
  resume(kept: Kept): Promise<void>;
  /** Ends what waits; what was paid arrives without anybody watching. */
  leave(): void;
}

const LOOK_MS = [1_000, 2_000, 3_000, 5_000] as const;
const LOOK_LATER_MS = 10_000;

const closed: Setback = {
  tone: 'info',
  title: 'You left before paying.',
  text: 'Nothing was taken. You can go on whenever you like.',
};

const failed = (reason: string): Setback => ({
  tone: 'bad',
  title: 'The payment did not go through.',
  text: `${reason} Nothing was taken. Try again, or use another way to pay.`,
});

const refused = (error: unknown): Setback => {
  const problem = asProblem(error);
  return { tone: 'bad', title: problem.title, text: problem.detail };
};

/** Nobody knows yet what became of it: the same question may be asked again. */
const isOpen = (error: unknown): boolean => {
  const { status } = asProblem(error);
  return status === 0 || status === 429 || status >= 500;
};

export function createJourney(deps: JourneyDeps): Journey {
  const store = createStore<Step>({ step: 'confirm', setback: null });
  let going = new AbortController();
  let ordered: Order | null = null;

  const back = (setback: Setback): void => store.set({ step: 'confirm', setback });
  const arrived = (orderId: string, ku: number): void => store.set({ step: 'arrived', orderId, ku });

  /** Whether an order has an end that can be told; tells it. */
  function told({ order }: Looked): boolean {
    if (order.status === 'paid') arrived(order.id, order.ku);
    else if (order.status === 'refunded') back(failed('This payment was paid back.'));
    else return false;
    return true;
  }

  /** What verify says: the coins are there, the money is promised, or the person is asked again. Throws when open. */
  async function handIn(order: Order, verification: Verification): Promise<'arrived' | 'promised' | 'refused'> {
    try {
      const { payment } = await deps.verify(verification);
      if (payment.status === 'authorized') return 'promised';
      arrived(order.order.id, payment.ku);
      return 'arrived';
    } catch (error) {
      if (isOpen(error)) throw error;
      back(refused(error));
      return 'refused';
    }
  }

  /** Asks again and again, until there is an end that can be told. */
  async function arrive(ask: () => Promise<boolean>): Promise<void> {
    const { signal } = going;
    store.set({ step: 'arriving' });
    for (let look = 0; !signal.aborted; look += 1) {
      await deps.wait(LOOK_MS[look] ?? LOOK_LATER_MS, signal);
      if (signal.aborted || (await ask().catch(() => false))) return;
    }
  }

  async function check(order: Order, verification: Verification): Promise<void> {
    store.set({ step: 'checking' });
    const hasEnded = async (): Promise<boolean> => {
      const end = await handIn(order, verification);
      if (end !== 'promised') deps.remember(null);
      return end !== 'promised';
    };
    if (!(await hasEnded().catch(() => false))) await arrive(hasEnded);
  }

  /** Without anything to hand in: the order itself is looked at. */
  async function lookOnly(order: Order): Promise<boolean> {
    const found = await deps.look(order.order.id);
    if (found.order.status === 'failed') back(failed(found.order.failure ?? ''));
    return found.order.status === 'failed' || told(found);
  }

  async function checkout(order: Order): Promise<void> {
    store.set({ step: 'paying' });
    const end = await deps.checkout(order, going.signal);
    switch (end.kind) {
      case 'closed':
        return back(closed);
      case 'failed':
        return back(failed(end.reason));
      case 'unsure':
        return arrive(() => lookOnly(order));
      case 'paid':
        deps.remember({ ordered: order, verification: end.verification });
        return check(order, end.verification);
      default:
        return end satisfies never;
    }
  }

  return {
    store,
    async pay() {
      if (store.get().step !== 'confirm') return;
      going = new AbortController();
      const { signal } = going;
      store.set({ step: 'ordering' });
      try {
        // A payment that seemed to fail may have gone through since.
        if (ordered !== null && told(await deps.look(ordered.order.id))) return;
        ordered ??= await deps.order();
        await checkout(ordered);
      } catch (error) {
        if (!signal.aborted) back(refused(error));
      }
    },
    async resume({ ordered: earlier, verification }) {
      going = new AbortController();
      ordered = earlier;
      await check(earlier, verification);
    },
    leave: () => going.abort(),
  };
}
