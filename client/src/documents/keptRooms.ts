/** The rooms whose text lies on this device, for one person each: they open without the server, the latest first. */
import { Project } from '@penora/protocol/schemas/project';
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../onDevice.ts';
import { keptBefore, placeOf } from './kept.ts';

/** What falls off the end loses its copy too, unless something in it was never sent. */
const MOST = 50;
/** For tabs to let go of a copy. */
const [LEAVING_MS, CLOSING_MS] = [2_000, 10_000];

const keyOf = (userId: string): string => `penora:${userId}:rooms`;

/** As the server described them last. */
export const keptRooms = (userId: string): Project[] => onDevice(keyOf(userId), z.array(Project)) ?? [];

export const keptRoom = (userId: string, code: string): Project | null =>
  keptRooms(userId).find((room) => room.code === code) ?? null;

const write = (userId: string, rooms: readonly Project[]): void =>
  keepOnDevice(keyOf(userId), rooms.length === 0 ? null : rooms);

/** The text of this room is here now. */
export function rememberRoom(userId: string, project: Project): void {
  const all = [project, ...keptRooms(userId).filter(({ code }) => code !== project.code)];
  write(userId, all.slice(0, MOST));
  for (const { code } of all.slice(MOST)) void dropCopy(userId, code);
}

/** The room is not there any more for this person: nor is it here, but for what they wrote and nobody has. */
export async function forgetRoom(userId: string, code: string): Promise<void> {
  write(
    userId,
    keptRooms(userId).filter((room) => room.code !== code),
  );
  await dropCopy(userId, code, { signal: AbortSignal.timeout(LEAVING_MS) }).catch(() => undefined);
}

/** Whoever signs out leaves no texts behind. Their open rooms are being closed meanwhile, in every tab. */
export async function forgetRooms(userId: string): Promise<void> {
  const rooms = keptRooms(userId);
  write(userId, []);
  const patience = AbortSignal.timeout(CLOSING_MS);
  await Promise.allSettled(rooms.map(({ code }) => dropCopy(userId, code, { signal: patience })));
}

/** Only what was sent, and while no tab writes in it. Where tabs cannot be asked, the copy stays. */
async function dropCopy(userId: string, code: string, turn: LockOptions = { ifAvailable: true }): Promise<void> {
  const place = placeOf(userId, code);
  await navigator.locks?.request(place, turn, async (lock) => {
    if (lock === null || keptBefore(place) > 0) return;
    // Lists of rooms are small, what reads texts is not.
    const { removeCopy } = await import('./localCopy.ts');
    await removeCopy(place);
  });
}

/** Tells other tabs that this copy is in use; returns the way to say that it no longer is. */
export function holdCopy(place: string): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks?.request(place, { mode: 'shared' }, () => held).catch(() => undefined);
  return release;
}
