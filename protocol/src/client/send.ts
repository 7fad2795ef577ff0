/** One request to Penora, repeated where a repeat is safe. Runs anywhere that has a `fetch`; imports nothing. */

export interface Sending {
  /** Where Penora is: `https://penora.example`. */
  url: string;
  /** The platform's own, or one that adds what you need. */
  fetch: typeof fetch;
  /** How often a request is tried at most. 5 unless given. */
  tries?: number;
  /** Waits so many milliseconds; for tests and other clocks. */
  wait?: (ms: number) => Promise<void>;
}

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** A refusal of Penora, or an answer that never came (`status` 0). */
export class PenoraError extends Error {
  readonly status: number;
  /** `insufficient_coins`, `storage_full`, `forbidden` …; `unreachable` when there was no answer. */
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(typeof body.error === 'string' ? body.error : `Penora answered ${status}`, { cause });
    this.name = 'PenoraError';
    this.status = status;
    this.code = typeof body.code === 'string' ? body.code : 'unreachable';
    this.body = body;
  }
}

const REPEATABLE = new Set([429, 502, 503, 504]);
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 30_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function addressOf(url: string, { path, query = {} }: Request): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `${url.replace(/\/$/, '')}${path}${search.size === 0 ? '' : `?${search}`}`;
}

/** What Penora asks for, else twice as long each time, with some chance in it so that not all come back at once. */
function pauseMs(attempt: number, response: Response | null): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(asked)) return Math.min(asked * 1_000, LONGEST_WAIT_MS);
  return Math.min(FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random()), LONGEST_WAIT_MS);
}

async function failureOf(response: Response): Promise<PenoraError> {
  const body: unknown = await response.json().catch(() => ({}));
  return new PenoraError(response.status, Object(body));
}

/**
 * The answer of a success. Throws `PenoraError` for a refusal, and when Penora could not be reached in all tries. A
 * POST must carry an Idempotency-Key: then a repeat moves nothing twice, whatever became of the first.
 */
export async function send(sending: Sending, request: Request): Promise<Response> {
  const { fetch, tries = 5, wait = sleep, url } = sending;
  const init = {
    method: request.method,
    headers: { ...request.headers, ...(request.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await fetch(addressOf(url, request), init).catch((error: unknown) => ({ error }));
    if (outcome instanceof Response && outcome.ok) return outcome;
    request.signal?.throwIfAborted();
    const response = outcome instanceof Response ? outcome : null;
    const isLast = attempt + 1 >= tries;
    if (response !== null && (isLast || !REPEATABLE.has(response.status))) throw await failureOf(response);
    if (isLast) throw new PenoraError(0, { error: 'Penora could not be reached.' }, Object(outcome).error);
    await response?.body?.cancel();
    await wait(pauseMs(attempt, response));
  }
}
