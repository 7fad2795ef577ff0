import type { Window } from './window.ts';

/** How many changes of a text this device has on its disk: a page that is thrown away takes with it what it has not. */
export const changesOnDisk = ({ page }: Window, code: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    const name = (await indexedDB.databases()).find((one) => one.name?.includes(wanted))?.name;
    if (name === undefined) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('updates').objectStore('updates').count();
        counting.onsuccess = () => resolve(counting.result);
        counting.onerror = () => reject(counting.error);
        opening.result.close();
      };
    });
  }, code);
