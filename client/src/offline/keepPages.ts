/** Has this browser keep the pages' own files (worker.ts), so that rooms that were opened here open offline too. */

const WORKER = '/sw.js';

/** Can be called as often as one likes. In development the files change while one looks: nothing is kept. */
export function keepPages(): void {
  if (!('serviceWorker' in navigator)) return;
  (import.meta.env.PROD ? keep() : letGo()).catch((error: unknown) =>
    console.warn('the pages are not kept on this device', error),
  );
}

async function keep(): Promise<void> {
  await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
}

/** Of a build that was looked at under the same address. */
async function letGo(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
}
