/** Models, tools and packages as this server offers them: asked for once per page load. */
import { type Catalog, catalog } from '@penora/protocol/endpoints/catalog';
import { useEffect } from 'react';
import { createStore, useStore } from '../store.ts';
import { call } from './call.ts';
import { whenBack } from './reach.ts';
import type { Resource } from './useResource.ts';

export type ModelOffer = Catalog['models'][number];

const store = createStore<Resource<Catalog>>({ state: 'loading' });
let asked = false;

/** Asks again, e.g. after a failure. */
export async function loadCatalog(): Promise<void> {
  asked = true;
  try {
    store.set({ state: 'ready', value: await call(catalog) });
  } catch (error) {
    store.set({ state: 'failed', error });
    const stop = whenBack(() => {
      stop();
      if (store.get().state === 'failed') void loadCatalog();
    });
  }
}

/** The catalog with its states of loading. */
export function useCatalog(): Resource<Catalog> {
  useEffect(() => {
    if (!asked) void loadCatalog();
  }, []);
  return useStore(store);
}

/** The models that can be asked now, the default first. */
export function availableModels(from: Catalog): ModelOffer[] {
  return from.models.filter((model) => model.available).sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** The model that is taken when nobody chooses; undefined when none is available. */
export const defaultModel = (from: Catalog): ModelOffer | undefined => availableModels(from)[0];
