import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { kuWords } from '../format/ku.ts';
import { balanceStore } from '../session/balance.ts';
import { useStorePart } from '../store.ts';

const GLIDE_MS = 450;

/**
 * Writes the balance into `number`, gliding down to it when it falls; a rise is shown at once, and so is all with motion
 * reduced. Not by React: it would look through the whole text that is being edited, sixty times a second.
 */
function showBalance(link: HTMLElement, number: HTMLElement): () => void {
  let shown = balanceStore.get()?.milliku ?? 0;
  let frame = 0;
  const show = (milliku: number, target: number): void => {
    shown = milliku;
    number.textContent = kuWords(milliku);
    link.classList.toggle('pn-balance-falling', target < milliku);
  };
  const follow = (): void => {
    cancelAnimationFrame(frame);
    const target = balanceStore.get()?.milliku ?? shown;
    const from = shown;
    if (target >= from || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      show(target, target);
      return;
    }
    const start = performance.now();
    frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      const eased = 1 - (1 - part) ** 3;
      show(Math.round(from + (target - from) * eased), target);
      if (part < 1) frame = requestAnimationFrame(step);
    });
  };
  show(shown, shown);
  const unwatch = balanceStore.watch(follow);
  return () => {
    unwatch();
    cancelAnimationFrame(frame);
  };
}

/** The balance in a bar, live. No live region: it would speak without end while the model writes. */
export function LiveBalance() {
  const isKnown = useStorePart(balanceStore, (balance) => balance !== null);
  return isKnown ? <Balance /> : null;
}

function Balance() {
  const link = useRef<HTMLAnchorElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (link.current !== null && number.current !== null) return showBalance(link.current, number.current);
  }, []);
  return (
    <Link ref={link} to="/account#ledger" className="pn-balance" title="Your coins">
      <span className="visually-hidden">Balance </span>
      <span ref={number} className="pn-ku" />
    </Link>
  );
}
