/** Files that a person chose or dropped: what takes them in and shows them is loaded with the first of them. */
import type { ComponentType } from 'react';
import { createStore } from '../store.ts';
import { toast } from '../ui/toasts.ts';

/** The list of what was brought along; null before there is anything. */
export const trayStore = createStore<ComponentType | null>(null);

export function bring(chosen: Iterable<File>): void {
  // A field that is emptied takes its own list with it.
  const files = [...chosen];
  if (files.length === 0) return;
  Promise.all([import('./UploadTray.tsx'), import('./uploads.ts')]).then(
    ([{ UploadTray }, { takeIn }]) => {
      trayStore.set(() => UploadTray);
      takeIn(files);
    },
    () => toast('Your files could not be taken. Check your connection and bring them again.', { tone: 'bad' }),
  );
}
