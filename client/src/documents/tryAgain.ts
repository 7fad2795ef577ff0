/** After an end that may pass by itself: room was made, or somebody signed in, in another tab or by somebody else. */
import type { Store } from '../store.ts';
import type { Saving } from './saving.ts';

const EVERY_MS = 30_000;

const mayPass = ({ ended, line }: Saving): boolean =>
  (ended === 'full' || ended === 'signed-out') && line !== 'catching-up';

/** Connects again when one comes back to the page, and now and then while one stays. Returns the way to stop. */
export function tryAgain(saving: Store<Saving>, connect: () => void): () => void {
  const attempt = (): void => {
    if (document.visibilityState === 'visible' && mayPass(saving.get())) connect();
  };
  const timer = setInterval(attempt, EVERY_MS);
  addEventListener('focus', attempt);
  document.addEventListener('visibilitychange', attempt);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', attempt);
    document.removeEventListener('visibilitychange', attempt);
  };
}
