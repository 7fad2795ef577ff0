/** What a request would cost, followed as its options change. */
import { estimateGeneration } from '@penora/protocol/endpoints/generations';
import { type Estimate, GenerationRequest } from '@penora/protocol/schemas/generation';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { call } from './call.ts';
import { isAborted } from './problem.ts';

export type RequestInput = z.input<typeof GenerationRequest>;

export interface EstimateState {
  /** The last answer; stays in sight while a newer one is asked for, and is null while the request is incomplete. */
  estimate: Estimate | null;
  error: unknown;
  /** The answer belongs to the request as it is now. */
  current: boolean;
}

const CALM_MS = 250;
const nothing: EstimateState = { estimate: null, error: null, current: false };

/** Give null, or a request that the schema refuses, and nothing is asked: `estimate` is null. */
export function useEstimate(request: RequestInput | null): EstimateState {
  const parsed = request === null ? null : GenerationRequest.safeParse(request);
  const key = parsed?.success ? JSON.stringify(request) : null;
  const [kept, setKept] = useState<EstimateState & { key: string | null }>({ ...nothing, key: null });

  useEffect(() => {
    if (key === null) return setKept({ ...nothing, key });
    const abort = new AbortController();
    const timer = setTimeout(() => {
      call(estimateGeneration, { body: GenerationRequest.parse(JSON.parse(key)), signal: abort.signal }).then(
        (estimate) => setKept({ estimate, error: null, current: true, key }),
        (error: unknown) => isAborted(error) || setKept({ estimate: null, error, current: true, key }),
      );
    }, CALM_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);

  if (key === null) return nothing;
  return { estimate: kept.estimate, error: kept.error, current: kept.key === key };
}
