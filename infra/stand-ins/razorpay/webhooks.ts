import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Announce } from './shop.ts';

/** How messages travel. Real Razorpay is `{}` with longer pauses: at least once, in any order. */
export const travelSchema = z.strictObject({
  /** Nothing is sent until `release`. */
  held: z.boolean().default(false),
  /** Lost for good: for "webhooks dropped for a day". */
  dropped: z.boolean().default(false),
  /** Further copies of each message. */
  duplicates: z.int().min(0).max(20).default(0),
  delayMs: z.int().min(0).max(60_000).default(0),
  /** An answer that is no 2xx within `timeoutMs`, or none, is tried again so often. */
  retries: z.int().min(0).max(100).default(10),
  retryMs: z.int().min(0).max(60_000).default(100),
  timeoutMs: z.int().min(1).max(60_000).default(5_000),
});

/** One message, signed over its bytes. */
export interface Message {
  eventId: string;
  event: string;
  body: string;
  signature: string;
}

export interface Delivery {
  eventId: string;
  event: string;
  attempt: number;
  /** The answer's status; 0 when there was none. */
  status: number;
}

export interface Webhooks {
  announce: Announce;
  /** Everything that was announced since the start or the last `clear`, the newest 1,000. */
  messages(): Message[];
  deliveries(): Delivery[];
  /** Changes only what is named; throws a ZodError for anything else. */
  travel(changes: z.input<typeof travelSchema>): void;
  /** Sends what is held, in this order of event ids, or all of it; `reversed` turns it round. */
  release(order?: { eventIds?: string[]; reversed?: boolean }): Promise<void>;
  send(message: Message): Promise<number>;
  to(url: string | undefined, secret?: string): void;
  clear(): void;
  /** Resolves when nothing is on its way. */
  quiet(): Promise<void>;
}

const KEPT = 1_000;

export function makeWebhooks(target: { url: string | undefined; secret: string }): Webhooks {
  const messages: Message[] = [];
  const deliveries: Delivery[] = [];
  const onTheWay = new Set<Promise<void>>();
  let waiting: Message[] = [];
  let travel = travelSchema.parse({});

  function keep<Item>(list: Item[], item: Item): void {
    list.push(item);
    if (list.length > KEPT) list.shift();
  }

  async function send({ eventId, event, body, signature }: Message, attempt = 1): Promise<number> {
    if (target.url === undefined) return 0;
    const headers = {
      'content-type': 'application/json',
      'x-razorpay-signature': signature,
      'x-razorpay-event-id': eventId,
    };
    const signal = AbortSignal.timeout(travel.timeoutMs);
    const status = await fetch(target.url, { method: 'POST', headers, body, signal }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    keep(deliveries, { eventId, event, attempt, status });
    return status;
  }

  /** Until it is answered with 2xx or the tries are used up. */
  async function persist(message: Message): Promise<void> {
    await delay(travel.delayMs);
    for (let attempt = 1; attempt <= travel.retries + 1; attempt += 1) {
      const status = await send(message, attempt);
      if (status >= 200 && status < 300) return;
      await delay(travel.retryMs);
    }
  }

  function begin(message: Message): void {
    const copies = Array.from({ length: travel.duplicates + 1 }, () => persist(message));
    const all: Promise<void> = Promise.all(copies).then(() => void onTheWay.delete(all));
    onTheWay.add(all);
  }

  const quiet = async (): Promise<void> => {
    while (onTheWay.size > 0) await Promise.all(onTheWay);
  };

  return {
    announce(event, parts) {
      const payload = Object.fromEntries(Object.entries(parts).map(([name, entity]) => [name, { entity }]));
      const about = { entity: 'event', account_id: 'acc_standin', event, contains: Object.keys(parts) };
      const body = JSON.stringify({ ...about, payload, created_at: Math.floor(Date.now() / 1_000) });
      const signature = createHmac('sha256', target.secret).update(body).digest('hex');
      const message = { eventId: `evt_${randomBytes(9).toString('hex')}`, event, body, signature };
      keep(messages, message);
      if (travel.dropped) return;
      if (travel.held) keep(waiting, message);
      else begin(message);
    },
    messages: () => [...messages],
    deliveries: () => [...deliveries],
    travel(changes) {
      travel = travelSchema.parse({ ...travel, ...changes });
    },
    async release({ eventIds, reversed = false } = {}) {
      const chosen = waiting.filter(({ eventId }) => eventIds?.includes(eventId) ?? true);
      const ordered =
        eventIds === undefined ? chosen : eventIds.flatMap((id) => chosen.filter((m) => m.eventId === id));
      waiting = waiting.filter((message) => !chosen.includes(message));
      for (const message of reversed ? ordered.reverse() : ordered) begin(message);
      await quiet();
    },
    send: (message) => send(message),
    to(url, secret = target.secret) {
      target.url = url;
      target.secret = secret;
    },
    clear() {
      for (const list of [messages, deliveries, waiting]) list.length = 0;
      travel = travelSchema.parse({});
    },
    quiet,
  };
}
