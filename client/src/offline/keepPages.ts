/** Has this browser keep the pages' own files (worker.ts), so that rooms that were opened here open offline too. */

const WORKER = '/sw.js';

/** Can be called as often as one likes. In development nothing is kept: the files change while one looks. */
export function keepPages(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(WORKER, { updateViaCache: 'none' })
    .catch((error: unknown) => console.warn('the pages are not kept on this device', error));
}
