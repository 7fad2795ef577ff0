import Razorpay from 'razorpay';
import { z } from 'zod';
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
  interceptors: {
    request: { use(change: (config: Record<string, unknown>) => Record<string, unknown>): unknown };
    response: { use(onAnswer: undefined, onError: (error: unknown) => Promise<never>): unknown };
  };
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
  interceptors.response.use(undefined, (error) => Promise.reject(withResponse(error)));
  interceptors.request.use((config) => ({ ...config, signal: AbortSignal.timeout(timeoutMs) }));
}

const NO_ANSWER = 0;

/**
 * The SDK reads `response.data.error` of every error and stumbles where there was no answer. Only the reason goes on:
 * the request, which carries the key, stays behind.
 */
function withResponse(error: unknown): { response: { status: number; data: { error: unknown } } } {
  if (!(error instanceof Error)) return { response: { status: NO_ANSWER, data: { error: {} } } };
  const response: unknown = 'response' in error ? error.response : undefined;
  const answered = Answered.safeParse(response);
  if (answered.success) return { response: answered.data };
  const description = 'code' in error ? String(error.code) : 'no reason given';
  return { response: { status: NO_ANSWER, data: { error: { description } } } };
}

const Answered = z.object({
  status: z.number(),
  // A proxy on the way answers in its own words.
  data: z.object({ error: z.unknown() }).catch({ error: {} }),
});

/** Statuses by which Razorpay answers a question about something that is not there or not possible. */
const REFUSALS = new Set([400, 404]);

/** How the SDK rejects. */
const Rejection = z.object({
  statusCode: z.number(),
  error: z.object({ description: z.string().catch('no reason given') }).catch({ description: 'no reason given' }),
});

function failureOf(error: unknown): Error {
  const rejection = Rejection.safeParse(error);
  if (!rejection.success) return new GatewayUnavailable('Razorpay could not be asked', { cause: error });
  const { statusCode, error: detail } = rejection.data;
  const description = detail.description.slice(0, 300);
  if (REFUSALS.has(statusCode)) return new RazorpayRefusal(statusCode, description);
  const told = statusCode === NO_ANSWER ? 'gave no answer' : `answered ${statusCode}`;
  return new GatewayUnavailable(`Razorpay ${told}: ${description}`);
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
