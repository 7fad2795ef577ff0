import type { Database } from '../database/database.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import type { Gateway } from './gateway.ts';

/** Every limit of this slice, in one place; `LIMITS` multiplies those of persons. */
export interface PaymentLimits {
  /** Orders of one person in an hour; more are refused with 429. */
  ordersPerHour: number;
  /** What is refused is written down so often in an hour, over all doors; beyond it is only logged. */
  refusalsPerHour: number;
  /** Orders that one turn of the reconciliation asks about; the others wait for the next. */
  ordersPerTurn: number;
}

export const paymentLimits = (multiplier: number): PaymentLimits => ({
  ordersPerHour: Math.max(1, Math.floor(60 * multiplier)),
  refusalsPerHour: 1_000,
  ordersPerTurn: 200,
});

/** What payments need of the world. */
export interface PaymentsDeps {
  database: Database;
  channel: Channel;
  log: Logger;
  /** Null where nothing can be bought: production without keys. */
  gateway: Gateway | null;
  limits: PaymentLimits;
}

/** With a gateway at hand. */
export type OpenPayments = PaymentsDeps & { gateway: Gateway };
