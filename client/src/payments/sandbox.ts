/** The checkout of the product itself, where no money moves: the journey waits here for what the person chooses. */
import type { Ordered } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { createStore } from '../store.ts';
import type { CheckoutEnd } from './journey.ts';

export interface OpenSandbox {
  ordered: z.infer<typeof Ordered>;
  answer(end: CheckoutEnd): void;
}

/** Null while no test payment is open. */
export const sandboxStore = createStore<OpenSandbox | null>(null);

export function openSandbox(ordered: z.infer<typeof Ordered>, signal: AbortSignal): Promise<CheckoutEnd> {
  return new Promise((resolve) => {
    const answer = (end: CheckoutEnd): void => {
      sandboxStore.set(null);
      resolve(end);
    };
    signal.addEventListener('abort', () => answer({ kind: 'closed' }), { once: true });
    sandboxStore.set({ ordered, answer });
  });
}
