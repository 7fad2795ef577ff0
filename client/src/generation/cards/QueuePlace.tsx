import { getGeneration } from '@penora/protocol/endpoints/generations';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useRunPart } from '../useRun.ts';

/** The queue moves without telling everybody: whoever looks at their place asks now and then. */
const ASK_MS = 5_000;

/** How far a result is from its turn. */
export function QueuePlace({ id }: { id: string }) {
  const told = useRunPart(id, (run) => run.queuePosition);
  const [asked, setAsked] = useState<number | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setInterval(() => {
      call(getGeneration, { params: { id }, signal: abort.signal }).then(
        ({ generation }) => setAsked(generation.queuePosition),
        // The next time tells.
        () => undefined,
      );
    }, ASK_MS);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [id]);
  const place = asked ?? told;
  const where = place === null || place === 1 ? 'It is next' : `It is number ${place} in line`;
  return <p className="pn-card-waiting">{where}. It costs nothing to give up the place.</p>;
}
