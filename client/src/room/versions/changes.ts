import { createStore } from '../../store.ts';

/** Rises with every change to versions that is made here, so that lists are read again. */
export const versionChanges = createStore(0);

export const noteVersionChange = (): void => versionChanges.set((count) => count + 1);
