/** Which panes are open and how wide; remembered on this device. */
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../onDevice.ts';
import { createStore, type Store } from '../store.ts';
import { toggleMode, writingModeStore } from './editor/writingMode.ts';

export type RightTab = 'tools' | 'results' | 'history';
/** What the history shows: what models wrote, or the text as it was. */
export type HistoryPart = 'results' | 'versions';

/** On a phone one pane fills the screen. */
export type PhonePane = 'text' | 'outline' | 'tools' | 'results';

export const leftWidths = { least: 200, usual: 264, most: 400 } as const;
export const rightWidths = { least: 320, usual: 372, most: 560 } as const;

const KEY = 'penora:panes';
/** Below this the left pane lies over the text instead of beside it. */
export const NARROW = '(max-width: 1179px)';
export const PHONE = '(max-width: 767px)';

const width = (limits: { least: number; usual: number; most: number }) =>
  z.number().min(limits.least).max(limits.most).catch(limits.usual);
const Kept = z.object({
  left: width(leftWidths),
  right: width(rightWidths),
  leftOpen: z.boolean().catch(true),
  rightOpen: z.boolean().catch(true),
});
export type Kept = z.infer<typeof Kept>;

export interface Panes {
  kept: Store<Kept>;
  tab: Store<RightTab>;
  history: Store<HistoryPart>;
  phone: Store<PhonePane>;
  /** On a narrow screen: the left pane over the text. */
  drawer: Store<boolean>;
}

export function createPanes(): Panes {
  const kept = createStore<Kept>(onDevice(KEY, Kept) ?? Kept.parse({}));
  kept.watch(() => keepOnDevice(KEY, kept.get()));
  return {
    kept,
    tab: createStore<RightTab>('tools'),
    history: createStore<HistoryPart>('results'),
    phone: createStore<PhonePane>('text'),
    drawer: createStore(false),
  };
}

/** Whoever asks for a pane wants to see it: focus mode ends. True when it was on. */
function leaveFocus(): boolean {
  const wasOn = writingModeStore.get().focus;
  if (wasOn) toggleMode('focus');
  return wasOn;
}

const fits = (px: number, { least, most }: { least: number; most: number }): number =>
  Math.round(Math.min(most, Math.max(least, px)));

export function setWidth(panes: Panes, side: 'left' | 'right', px: number): void {
  const limits = side === 'left' ? leftWidths : rightWidths;
  panes.kept.set((before) => ({ ...before, [side]: fits(px, limits) }));
}

export function toggleLeft(panes: Panes): void {
  if (leaveFocus()) return;
  if (matchMedia(NARROW).matches) panes.drawer.set((open) => !open);
  else panes.kept.set((before) => ({ ...before, leftOpen: !before.leftOpen }));
}

export function toggleRight(panes: Panes): void {
  if (leaveFocus()) return;
  panes.kept.set((before) => ({ ...before, rightOpen: !before.rightOpen }));
}

/** Brings a tab of the right pane into sight, on whatever screen. */
export function showTab(panes: Panes, tab: RightTab): void {
  leaveFocus();
  panes.tab.set(tab);
  panes.kept.set((before) => (before.rightOpen ? before : { ...before, rightOpen: true }));
  panes.phone.set((before) => (before === 'text' || before === 'outline' ? before : phoneOf(tab)));
}

/** Brings the versions into sight. */
export function showVersions(panes: Panes): void {
  showTab(panes, 'history');
  panes.history.set('versions');
  panes.phone.set('results');
}

const phoneOf = (tab: RightTab): PhonePane => (tab === 'tools' ? 'tools' : 'results');
