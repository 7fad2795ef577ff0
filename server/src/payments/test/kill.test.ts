import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { urlOfDatabase } from '../../../test/database/cluster.ts';
import { properties } from './properties.ts';
import { type Bought, openWorld, type World } from './world.ts';

const SCRIPT = fileURLToPath(new URL('./shopProcess.ts', import.meta.url));
const MINUTES = 60 * 60_000;

let world: World;
let databaseUrl: string;
let running: ChildProcess | null = null;
beforeAll(async () => {
  world = await openWorld();
  const [here] = await world.rows<{ name: string }>('select current_database() as name');
  databaseUrl = urlOfDatabase(inject('testServer'), here?.name ?? '');
});
afterEach(() => kill());
afterAll(() => world.close());

/** The service as a process; returns where it answers. */
async function start(): Promise<string> {
  const { razorpay } = world;
  const child = spawn(process.execPath, [SCRIPT], {
    env: {
      PATH: process.env.PATH,
      TEST_DATABASE: databaseUrl,
      ...razorpay.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  const [origin] = await once(createInterface({ input: child.stdout }), 'line');
  razorpay.webhooks.to(`${origin}/api/webhooks/razorpay`);
  return String(origin);
}

async function kill(): Promise<void> {
  if (running === null || running.exitCode !== null || running.signalCode !== null) return;
  running.kill('SIGKILL');
  await once(running, 'exit');
}

/** A browser that does not wait for long and does not come back. */
async function verifyOnce(origin: string, { userId, gatewayOrderId }: Bought, paymentId: string): Promise<void> {
  const body = JSON.stringify({
    razorpay_order_id: gatewayOrderId,
    razorpay_payment_id: paymentId,
    razorpay_signature: world.razorpay.sign(gatewayOrderId, paymentId),
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${userId}` };
  await fetch(`${origin}/api/payments/verify`, { method: 'POST', headers, body }).then(
    (answer) => answer.arrayBuffer(),
    () => undefined,
  );
}

async function settled(bought: Bought): Promise<void> {
  while ((await world.grants(bought)).length === 0) await delay(20);
}

const { numRuns, seed } = properties(3, 200);

/** Until the gateway was asked so many questions, and a little longer: spread over everything that happens. */
async function amidst(run: number): Promise<void> {
  while (world.razorpay.requests().length < (seed + run * 5) % 24) await new Promise(setImmediate);
  await delay(((seed + run * 7) % 10) * 2);
}

/** What earlier runs have left is not asked about. */
async function beginAnew(): Promise<void> {
  world.razorpay.reset();
  world.razorpay.webhooks.travel({ duplicates: 2, retries: 100, retryMs: 20 });
  await world.rows('update orders set ask_at = null');
}

test(
  'P1 kill -9 while browsers, webhooks and the reconciliation settle: after the restart one grant each',
  async () => {
    for (let run = 0; run < numRuns; run += 1) {
      await beginAnew();
      const origin = await start();
      const orders = await Promise.all(Array.from({ length: 4 }, () => world.order()));
      const verified = orders.map((bought, n) => {
        const payment = world.razorpay.shop.pay(bought.gatewayOrderId, n % 2 === 0 ? 'captured' : 'authorized');
        return verifyOnce(origin, bought, payment.id);
      });
      await amidst(run);
      await kill();
      await Promise.all(verified);
      await start();
      await Promise.all(orders.map(settled));
      await world.razorpay.webhooks.quiet();
      for (const bought of orders) expect(await world.grants(bought)).toEqual([bought.milliku]);
      expect(await world.differences()).toEqual([]);
      await kill();
    }
  },
  MINUTES,
);
