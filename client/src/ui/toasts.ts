/** Short messages at the edge of the page, and the one polite voice for people who listen instead of look. */
import { asProblem } from '../api/problem.ts';
import { createStore } from '../store.ts';
import type { Tone } from './Note.tsx';

export interface Toast {
  id: number;
  text: string;
  tone: Tone;
  action: { label: string; run: () => void } | null;
}

/** More would cover the page; the oldest goes. */
const MOST = 3;

export const toastStore = createStore<readonly Toast[]>([]);
/** What the live region says; `id` lets the same words be said twice. */
export const announcementStore = createStore<{ id: number; text: string }>({ id: 0, text: '' });

let lastId = 0;

/** Says `text` aloud, politely, without showing anything. */
export function announce(text: string): void {
  lastId += 1;
  announcementStore.set({ id: lastId, text });
}

/** Shows a message and says it. With an action (such as Undo) it stays longer. Returns its id. */
export function toast(
  text: string,
  options: { tone?: Tone; action?: { label: string; run: () => void } } = {},
): number {
  lastId += 1;
  const next: Toast = { id: lastId, text, tone: options.tone ?? 'info', action: options.action ?? null };
  toastStore.set((before) => [...before, next].slice(-MOST));
  announce(options.action === undefined ? text : `${text} ${options.action.label} is possible.`);
  return next.id;
}

/** Says what went wrong, where the page has no place for it. */
export const toastProblem = (error: unknown): void => void toast(asProblem(error).detail, { tone: 'bad' });

export function dismissToast(id: number): void {
  toastStore.set((before) => (before.some((one) => one.id === id) ? before.filter((one) => one.id !== id) : before));
}
