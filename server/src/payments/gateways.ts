import type { Database } from '../database/database.ts';
import type { Gateway } from './gateway.ts';
import { razorpayGateway } from './razorpay/gateway.ts';
import { sandboxGateway } from './sandbox/gateway.ts';

export interface GatewayConfig {
  production: boolean;
  RAZORPAY_KEY_ID?: string | undefined;
  RAZORPAY_KEY_SECRET?: string | undefined;
  RAZORPAY_BASE_URL?: string | undefined;
}

/** Razorpay where there are keys, the sandbox outside production, else nothing can be bought. */
export function chooseGateway(config: GatewayConfig, database: Database, sandboxSecret: string): Gateway | null {
  const { RAZORPAY_KEY_ID: keyId, RAZORPAY_KEY_SECRET: keySecret, RAZORPAY_BASE_URL: baseUrl } = config;
  if (keyId !== undefined && keySecret !== undefined) return razorpayGateway({ keyId, keySecret, baseUrl });
  return config.production ? null : sandboxGateway(database, sandboxSecret);
}
