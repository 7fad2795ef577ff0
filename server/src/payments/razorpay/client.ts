import Razorpay from 'razorpay';
import type { z } from 'zod';
import { GatewayUnavailable } from '../gateway.ts';

export interface RazorpayOptions {
  keyId: string;
  keySecret: string;
  /** Replaces https://api.razorpay.com (`RAZORPAY_BASE_URL`). */
  baseUrl?: string | undefined;
  /** For the whole of a request, however slowly its answer trickles. */
  timeoutMs?: number;
}

/** Below the 5 s in which a webhook has to be answered. */
const TIMEOUT_MS = 4_000;
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

/** Razorpay said no: what was asked for does not exist or is not possible. */
export class RazorpayRefusal extends Error {
  readonly status: number;

  constructor(status: number, description: string) {
    super(description);
    this.name = 'RazorpayRefusal';
    this.status = status;
  }
}

export interface RazorpayClient {
  /** One request, its answer parsed. Throws `RazorpayRefusal` (400, 404) or `GatewayUnavailable` (all else). */
  ask<Schema extends z.ZodType>(
    schema: Schema,
    request: (sdk: Razorpay) => Promise<unknown>,
  ): Promise<z.output<Schema>>;
}

interface Transport {
  defaults: Record<string, unknown>;
  interceptors: { request: { use(change: (config: Record<string, unknown>) => Record<string, unknown>): unknown } };
}

/** The SDK's axios instance, which its types do not name. */
function transportOf(sdk: Razorpay): Transport {
  const transport: unknown = Reflect.get(sdk.api, 'rq');
  if (!isTransport(transport)) throw new Error('this release of the razorpay SDK has another transport');
  return transport;
}

function isTransport(value: unknown): value is Transport {
  return typeof value === 'function' && 'defaults' in value && 'interceptors' in value;
}

/** The SDK hard-codes its host, waits for ever and follows redirects: here it does not. */
function bound(sdk: Razorpay, { baseUrl, timeoutMs = TIMEOUT_MS }: RazorpayOptions): void {
  const { defaults, interceptors } = transportOf(sdk);
  if (baseUrl !== undefined) defaults.baseURL = baseUrl;
  defaults.timeout = timeoutMs;
  defaults.maxRedirects = 0;
  defaults.maxContentLength = MAX_ANSWER_BYTES;
  interceptors.request.use((config) => ({ ...config, signal: AbortSignal.timeout(timeoutMs) }));
}

/** Statuses by which Razorpay answers a question about something that is not there or not possible. */
const REFUSALS = new Set([400, 404]);

function failureOf(error: unknown): Error {
  // A network failure surfaces as a TypeError of the SDK's own error handling.
  if (!(error instanceof Object) || !('statusCode' in error) || typeof error.statusCode !== 'number') {
    return new GatewayUnavailable('Razorpay could not be reached', { cause: error });
  }
  const { statusCode } = error;
  const detail: unknown = 'error' in error ? error.error : undefined;
  const description =
    detail instanceof Object && 'description' in detail ? String(detail.description) : 'no reason given';
  const bounded = description.slice(0, 300);
  if (REFUSALS.has(statusCode)) return new RazorpayRefusal(statusCode, bounded);
  return new GatewayUnavailable(`Razorpay answered ${statusCode}: ${bounded}`);
}

/** The SDK behind bounded requests, parsed answers and two kinds of errors. */
export function razorpayClient(options: RazorpayOptions): RazorpayClient {
  const sdk = new Razorpay({ key_id: options.keyId, key_secret: options.keySecret });
  bound(sdk, options);
  return {
    async ask(schema, request) {
      const answer = await request(sdk).catch((error: unknown) => {
        throw failureOf(error);
      });
      const parsed = schema.safeParse(answer);
      if (!parsed.success) throw new GatewayUnavailable('Razorpay answered something else', { cause: parsed.error });
      return parsed.data;
    },
  };
}
