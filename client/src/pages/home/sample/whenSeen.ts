import { whenAtRest } from '../../../ui/atRest.ts';

/** How much of it must be on the screen. */
const SEEN_PART = 0.6;
/** First one reads the words beside it. */
const PAUSE_MS = 1_200;

/** Runs `act` a moment after the page has come to rest and the element is on the screen; returns the way to give it up. */
export function whenSeen(element: HTMLElement | null, act: () => void): () => void {
  if (element === null) return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      watch.disconnect();
      timer = setTimeout(act, PAUSE_MS);
    },
    { threshold: SEEN_PART },
  );
  const giveUp = whenAtRest(() => watch.observe(element));
  return () => {
    giveUp();
    clearTimeout(timer);
    watch.disconnect();
  };
}
