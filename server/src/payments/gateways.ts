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

/** What the pages must be allowed to load for Razorpay's checkout, which is a script and its frames. */
export interface BrowserCheckout {
  script: string;
  scriptHosts: readonly string[];
  frameHosts: readonly string[];
  connectHosts: readonly string[];
  imageHosts: readonly string[];
}

const razorpayCheckout: BrowserCheckout = {
  script: 'https://checkout.razorpay.com/v1/checkout.js',
  scriptHosts: ['https://checkout.razorpay.com'],
  frameHosts: ['https://api.razorpay.com', 'https://checkout.razorpay.com'],
  connectHosts: ['https://api.razorpay.com', 'https://lumberjack.razorpay.com', 'https://lumberjack-cx.razorpay.com'],
  imageHosts: ['https://cdn.razorpay.com'],
};

/** Razorpay's part in the browser; null where there are no keys. Another API address brings its own. */
export function checkoutOf(config: GatewayConfig): BrowserCheckout | null {
  if (config.RAZORPAY_KEY_ID === undefined || config.RAZORPAY_KEY_SECRET === undefined) return null;
  if (config.RAZORPAY_BASE_URL === undefined) return razorpayCheckout;
  const { origin } = new URL(config.RAZORPAY_BASE_URL);
  const hosts = [origin];
  const script = `${origin}/v1/checkout.js`;
  return { script, scriptHosts: hosts, frameHosts: hosts, connectHosts: hosts, imageHosts: [] };
}
