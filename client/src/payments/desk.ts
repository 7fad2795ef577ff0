/** Who takes the money here: asked for once per page load. */
import { getPaymentDesk } from '@penora/protocol/endpoints/payments';
import type { PaymentDesk } from '@penora/protocol/schemas/payment';
import { useEffect } from 'react';
import { call } from '../api/call.ts';
import type { Resource } from '../api/useResource.ts';
import { createStore, useStore } from '../store.ts';

const store = createStore<Resource<PaymentDesk>>({ state: 'loading' });
let asked = false;

export async function loadDesk(): Promise<void> {
  asked = true;
  try {
    store.set({ state: 'ready', value: await call(getPaymentDesk) });
  } catch (error) {
    store.set({ state: 'failed', error });
  }
}

export function useDesk(): Resource<PaymentDesk> {
  useEffect(() => {
    if (!asked) void loadDesk();
  }, []);
  return useStore(store);
}
