import type { Database } from '../database/database.ts';
import { ownSecret } from '../database/secrets.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import { paymentLimits } from './deps.ts';
import { chooseGateway, type GatewayConfig } from './gateways.ts';
import type { PaymentRoutesDeps } from './routes.ts';

export interface PaymentsConfig extends GatewayConfig {
  LIMITS: number;
  RAZORPAY_WEBHOOK_SECRET?: string | undefined;
  /** The secret before, while Razorpay still signs some messages with it. */
  RAZORPAY_WEBHOOK_SECRET_PREVIOUS?: string | undefined;
}

/** Everything that routes, webhook and reconciliation need, from the configuration. */
export async function openPayments(
  config: PaymentsConfig,
  { database, channel, log }: { database: Database; channel: Channel; log: Logger },
): Promise<PaymentRoutesDeps> {
  // Kept, so that a checkout that was open during a restart can still hand in what it got.
  const sandboxSecret = config.production ? '' : await ownSecret(database.sql, 'sandbox');
  const secrets = [config.RAZORPAY_WEBHOOK_SECRET, config.RAZORPAY_WEBHOOK_SECRET_PREVIOUS];
  return {
    ...{ database, channel, log, sandboxSecret },
    gateway: chooseGateway(config, database, sandboxSecret),
    limits: paymentLimits(config.LIMITS),
    webhookSecrets: secrets.filter((secret) => secret !== undefined),
  };
}
