import type { Database } from '../database/database.ts';
import { ownSecret } from '../database/secrets.ts';
import { filePool } from '../files/filePool.ts';
import type { Route } from '../http/route.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import { paymentLimits } from './deps.ts';
import { checkoutOf, chooseGateway, type GatewayConfig } from './gateways.ts';
import type { ReceiptJob } from './receipt/thread.ts';
import { type Reconciled, reconcile, type Turn } from './reconcile.ts';
import { type PaymentRoutesDeps, paymentRoutes } from './routes.ts';

export interface PaymentsConfig extends GatewayConfig {
  LIMITS: number;
  RAZORPAY_WEBHOOK_SECRET?: string | undefined;
  /** The secret before, while Razorpay still signs some messages with it. */
  RAZORPAY_WEBHOOK_SECRET_PREVIOUS?: string | undefined;
}

export interface Payments {
  routes: Route[];
  /** One turn of the reconciliation, ended early by `stop`; for every minute. */
  reconcile(turn?: Turn): Promise<Reconciled>;
  /** The first turn, for what happened while nobody was there; nobody waits for it. */
  start(): void;
  /** Ends what is under way, a reconciliation before its next question to the gateway. */
  stop(): Promise<void>;
}

interface World {
  database: Database;
  channel: Channel;
  log: Logger;
  buyer: PaymentRoutesDeps['buyer'];
}

type Deps = Omit<PaymentRoutesDeps, 'makeReceipt'>;

async function depsOf(config: PaymentsConfig, { database, channel, log, buyer }: World): Promise<Deps> {
  // Kept, so that a checkout that was open during a restart can still hand in what it got.
  const sandboxSecret = config.production ? '' : await ownSecret(database.sql, 'sandbox');
  const secrets = [config.RAZORPAY_WEBHOOK_SECRET, config.RAZORPAY_WEBHOOK_SECRET_PREVIOUS];
  return {
    ...{ database, channel, log, buyer, sandboxSecret },
    checkoutScript: checkoutOf(config)?.script ?? null,
    gateway: chooseGateway(config, database, sandboxSecret),
    limits: paymentLimits(config.LIMITS),
    webhookSecrets: secrets.filter((secret) => secret !== undefined),
  };
}

/** The slice as the service runs it, from the configuration. */
export async function openPayments(config: PaymentsConfig, world: World): Promise<Payments> {
  const deps = await depsOf(config, world);
  const receipts = filePool<ReceiptJob, Uint8Array>(new URL('./receipt/thread.ts', import.meta.url), { threads: 1 });
  const going = new AbortController();
  let first: Promise<unknown> = Promise.resolve();
  const turn = (options: Turn = {}) => reconcile(deps, { signal: going.signal, ...options });
  return {
    routes: paymentRoutes({ ...deps, makeReceipt: (job, owner) => receipts.run(job, { owner }) }),
    reconcile: turn,
    start() {
      first = turn().catch((error: unknown) => world.log.warn({ err: error }, 'payments were not reconciled'));
    },
    async stop() {
      going.abort();
      await Promise.all([first, receipts.close()]);
    },
  };
}
