/** Which theme the reader chose. `public/theme.js` applies the stored choice before the first paint; this keeps it. */
import { createStore } from '../store.ts';

export type ThemeChoice = 'dark' | 'paper' | 'system';
export const themeChoices: readonly ThemeChoice[] = ['dark', 'paper', 'system'];

const KEY = 'penora:theme';
const barColours = { dark: '#0f0d0e', light: '#f8f4ee' };

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(KEY);
    return themeChoices.find((choice) => choice === value) ?? 'dark';
  } catch {
    return 'dark';
  }
}

const prefersLight = () => matchMedia('(prefers-color-scheme: light)');

function apply(choice: ThemeChoice): void {
  const light = choice === 'paper' || (choice === 'system' && prefersLight().matches);
  document.documentElement.dataset.bsTheme = light ? 'light' : 'dark';
  const bar = document.querySelector('meta[name="theme-color"]');
  bar?.setAttribute('content', light ? barColours.light : barColours.dark);
}

export const themeStore = createStore<ThemeChoice>('dark');

/** Applies the choice and remembers it on this device. */
export function chooseTheme(choice: ThemeChoice): void {
  themeStore.set(choice);
  apply(choice);
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Without storage the choice lasts until the page is left.
  }
}

/** Reads the stored choice and follows the system's setting and other tabs. Call once. */
export function startTheme(): void {
  themeStore.set(stored());
  prefersLight().addEventListener('change', () => apply(themeStore.get()));
  addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    themeStore.set(stored());
    apply(themeStore.get());
  });
}
