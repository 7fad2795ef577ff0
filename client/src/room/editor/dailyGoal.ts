/** The goal for a day, and how many words one has written today in a text; both on this device. */
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../../onDevice.ts';
import { createStore } from '../../store.ts';

const GOAL = 'penora:goal';
const Day = z.object({ day: z.string(), words: z.number() });

/** Words a day; null for none. */
export const goalStore = createStore<number | null>(onDevice(GOAL, z.number().int().positive()));

/** Whether the goal is being asked for, from wherever. */
export const askingStore = createStore(false);

export function setGoal(words: number | null): void {
  goalStore.set(words);
  keepOnDevice(GOAL, words);
}

const dayOf = (now: Date): string => `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;

/** Words that this person has written in the open text today; what was deleted is taken off. */
export const todayStore = createStore(0);

const keyOf = ({ code, me }: Written): string => `penora:written:${me.id}:${code}`;

/** Whose words, and in which text. */
export interface Written {
  code: string;
  me: { id: string };
}

/** Adds to what was written today, in whichever tab, and shows it. */
export function addToday(where: Written, words: number, now = new Date()): void {
  const kept = onDevice(keyOf(where), Day);
  const before = kept?.day === dayOf(now) ? kept.words : 0;
  if (words !== 0) keepOnDevice(keyOf(where), { day: dayOf(now), words: before + words });
  todayStore.set(Math.max(0, before + words));
}
