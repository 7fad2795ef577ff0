/** The goal for a day, and how many words a text had when the day began; both on this device. */
import { z } from 'zod';
import { createStore } from '../../store.ts';

const GOAL = 'penora:goal';
const Day = z.object({ day: z.string(), words: z.number() });

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Forgotten when the page is left.
  }
}

/** Words a day; null for none. */
export const goalStore = createStore<number | null>(
  z.number().int().positive().nullable().catch(null).parse(read(GOAL)),
);

/** Whether the goal is being asked for, from wherever. */
export const askingStore = createStore(false);

export function setGoal(words: number | null): void {
  goalStore.set(words);
  write(GOAL, words);
}

const dayOf = (now: Date): string => `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;

/** By how much this project has grown today; the first call of a day sets where it began. */
export function wordsToday(code: string, words: number, now = new Date()): number {
  const key = `penora:day:${code}`;
  const kept = Day.safeParse(read(key)).data;
  if (kept?.day === dayOf(now)) return words - kept.words;
  write(key, { day: dayOf(now), words });
  return 0;
}
