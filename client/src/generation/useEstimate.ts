/** The price before the click, from the server, as the options change. */
import { estimateGeneration } from '@penora/protocol/endpoints/generations';
import type { Estimate } from '@penora/protocol/schemas/generation';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../api/call.ts';
import { isAborted } from '../api/problem.ts';
import type { RequestBody } from './draft.ts';

const DEBOUNCE_MS = 250;

export interface Price {
  /** The last one that came; `fresh` says whether it is of what is filled in now. */
  estimate: Estimate | null;
  fresh: boolean;
  error: unknown;
}

/**
 * What makes a difference to the price. The place in the text does not: it would ask again with every move of the caret.
 */
function priced(body: RequestBody): RequestBody {
  return body.target?.kind === 'document' ? { ...body, target: { kind: 'document', position: 'end' } } : body;
}

/** Asked again when the balance has changed too. Null body: nothing to ask yet. */
export function useEstimate(body: RequestBody | null, balanceMilliku: number | null): Price {
  const question = body === null ? null : JSON.stringify(priced(body));
  const balance = balanceMilliku === null ? 0 : nearly(balanceMilliku);
  const asked = useMemo(() => ({ question, balance }), [question, balance]);
  const [kept, setKept] = useState<Answer>({ question: null, estimate: null, error: null });
  useEffect(() => {
    const { question: now } = asked;
    if (now === null) return;
    const abort = new AbortController();
    const ask = (): void => {
      call(estimateGeneration, { body: JSON.parse(now), signal: abort.signal }).then(
        (estimate) => setKept({ question: now, estimate, error: null }),
        (error: unknown) => isAborted(error) || setKept({ question: now, estimate: null, error }),
      );
    };
    const timer = setTimeout(ask, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);
  if (question === null) return { estimate: null, fresh: false, error: null };
  const fresh = kept.question === question;
  return { estimate: kept.estimate, fresh, error: fresh ? kept.error : null };
}

/** Two figures of the balance: while coins trickle away in a stream, that is near enough to ask again. */
function nearly(milliku: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, milliku))) - 1);
  return Math.floor(milliku / step) * step;
}

/** How far coins and budget go, at the price of this request. */
export function reachOf({ affordableWords, words, costMilliku }: Estimate): number {
  return Math.floor((affordableWords * costMilliku.max) / Math.max(1, words.max));
}

interface Answer {
  question: string | null;
  estimate: Estimate | null;
  error: unknown;
}
