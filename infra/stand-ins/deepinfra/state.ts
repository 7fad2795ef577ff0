import { z } from 'zod';
import { type Journal, journal } from '../kit/journal.ts';
import type { ChatRequest } from './chatRequest.ts';
import { type Gate, gate } from './gate.ts';
import { magicScenario } from './magic.ts';
import { healthy, type Scenario, scenarioSchema } from './scenario.ts';

/**
 * `open`: still answering. `answered`: ended as the scenario says, a fault that closes the connection included.
 * `left`: the client closed the connection first.
 */
export type Outcome = 'open' | 'answered' | 'left';

/** One request as it came. The key itself is not kept. */
export interface ReceivedRequest {
  id: string;
  at: string;
  hasKey: boolean;
  /** How often the client library has tried before, as it says itself. */
  retry: number;
  body: ChatRequest;
  scenario: Scenario;
  outcome: Outcome;
  sentDeltas: number;
}

/** A request with the promise of its end. */
export interface Exchange {
  received: ReceivedRequest;
  ended: Promise<Outcome>;
}

/** What the control endpoints set and the answers read. */
export interface State {
  journal: Journal<Exchange>;
  gate: Gate;
  /** The scenario of this request: its own magic line, else the next of the queue, else the default. */
  choose(request: ChatRequest): Scenario;
  order(order: Order): void;
  queued(): number;
}

export const orderSchema = z.strictObject({
  /** Forgets queue, default, permits and journal first. */
  reset: z.boolean().default(false),
  default: scenarioSchema.optional(),
  /** One each for the next requests, behind those that are queued already. */
  next: z.array(scenarioSchema).max(10_000).default([]),
});

export type Order = z.output<typeof orderSchema>;

const maxQueued = 10_000;

export function makeState(byDefault: Scenario = healthy): State {
  const requests = journal<Exchange>({ maxEntries: 1_000, maxBytes: 32 * 1024 * 1024 });
  const permits = gate();
  let queue: Scenario[] = [];
  let fallback = byDefault;

  return {
    journal: requests,
    gate: permits,
    choose: ({ messages }) => magicScenario(messages.map(({ content }) => content ?? '')) ?? queue.shift() ?? fallback,
    order({ reset, default: newDefault, next }) {
      if (reset) {
        queue = [];
        fallback = byDefault;
        permits.clear();
        requests.clear();
      }
      fallback = newDefault ?? fallback;
      queue = [...queue, ...next].slice(0, maxQueued);
    },
    queued: () => queue.length,
  };
}
