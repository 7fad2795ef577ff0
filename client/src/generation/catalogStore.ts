/** The catalog, read once per page: models with their prices. */
import { type Catalog, catalog } from '@penora/protocol/endpoints/catalog';
import { call } from '../api/call.ts';
import { whenBack } from '../api/reach.ts';
import { createStore } from '../store.ts';

export type CatalogModel = Catalog['models'][number];

/** Empty until it is here. */
export const modelsStore = createStore<readonly CatalogModel[]>([]);

let reading: Promise<void> | null = null;

/** Reads the catalog unless it is here. After a failure it is read when the server is back, or when the next one asks. */
export function loadModels(): Promise<void> {
  reading ??= call(catalog).then(
    ({ models }) => modelsStore.set(models),
    (error: unknown) => {
      reading = null;
      console.warn('the catalog could not be read', error);
      const stop = whenBack(() => {
        stop();
        void loadModels();
      });
    },
  );
  return reading;
}

/** The model that a request will name: the chosen one while it is to be had, else the default. */
export function chosenModel(models: readonly CatalogModel[], wanted: string | null): CatalogModel | null {
  const available = models.filter((model) => model.available);
  return (
    available.find((model) => model.key === wanted) ??
    available.find((model) => model.isDefault) ??
    available[0] ??
    null
  );
}

export const modelName = (models: readonly CatalogModel[], key: string): string =>
  models.find((model) => model.key === key)?.name ?? key;
