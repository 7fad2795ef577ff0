import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { kuWords } from '../format/ku.ts';
import { useBalance } from '../session/balance.ts';

const GLIDE_MS = 450;

/** Follows `target`, gliding down to it when it falls; a rise is shown at once, and so is all with motion reduced. */
function useGliding(target: number): { shown: number; falling: boolean } {
  const [shown, setShown] = useState(target);
  const latest = useRef(shown);
  useEffect(() => {
    const from = latest.current;
    const show = (milliku: number): void => {
      latest.current = milliku;
      setShown(milliku);
    };
    if (target >= from || matchMedia('(prefers-reduced-motion: reduce)').matches) return show(target);
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - start) / GLIDE_MS);
      const eased = 1 - (1 - part) ** 3;
      show(Math.round(from + (target - from) * eased));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return { shown, falling: target < shown };
}

/** The balance in a bar, live. No live region: it would speak without end while the model writes. */
export function LiveBalance() {
  const milliku = useBalance();
  return milliku === null ? null : <Balance milliku={milliku} />;
}

function Balance({ milliku }: { milliku: number }) {
  const { shown, falling } = useGliding(milliku);
  return (
    <Link to="/account#ledger" className={`pn-balance ${falling ? 'pn-balance-falling' : ''}`} title="Your coins">
      <span className="visually-hidden">Balance </span>
      <span className="pn-ku">{kuWords(shown)}</span>
    </Link>
  );
}
