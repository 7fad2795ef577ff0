/** The number of changes that wait on this device, remembered beside the copy of the text: a reload must not hide them. */
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../onDevice.ts';
import type { Store } from '../store.ts';
import type { Saving } from './saving.ts';

const WRITE_MS = 500;

/** Where the copy of a project lies, for one person alone. */
export const placeOf = (userId: string, code: string): string => `penora:${userId}:${code}`;

const Count = z.number().int().positive();

export const keptBefore = (place: string): number => onDevice(`${place}:kept`, Count) ?? 0;

/** How many changes of whoever used this device last wait here for a project. */
export function keptHere(code: string): number {
  try {
    const places = Object.keys(localStorage).filter(
      (key) => key.startsWith('penora:') && key.endsWith(`:${code}:kept`),
    );
    return places.reduce((most, key) => Math.max(most, keptBefore(key.slice(0, -':kept'.length))), 0);
  } catch {
    return 0;
  }
}

/** Without storage the number is lost on a reload; the changes are not. */
const write = (place: string, kept: number): void => keepOnDevice(`${place}:kept`, kept === 0 ? null : kept);

/** Follows the store, seldom enough for typing; returns the way to stop, which writes the last number. */
export function rememberKept(place: string, saving: Store<Saving>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let written = keptBefore(place);
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { kept } = saving.get();
    if (kept === written) return;
    written = kept;
    write(place, kept);
  };
  const stop = saving.watch(() => {
    // That there is something at all is known at once: a copy without it may be thrown away (keptRooms.ts).
    if (written === 0 && saving.get().kept > 0) flush();
    else timer ??= setTimeout(flush, WRITE_MS);
  });
  addEventListener('pagehide', flush);
  return () => {
    stop();
    removeEventListener('pagehide', flush);
    flush();
  };
}
