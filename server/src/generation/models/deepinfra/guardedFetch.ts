import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { errorTextOf } from './errorText.ts';
import { send } from './transport.ts';

const maxErrorBytes = 64 * 1024;
/** Longer advice is the run's business: an attempt does not sleep over it. */
const longestWaitMs = 2_000;
const longestAdviceMs = 3_600_000;

export const retryAfterHeader = 'retry-after-ms';

/** The bodies of answers that are event streams: read as they come (`dataOf`), never through a web stream. */
const bodies = new WeakMap<Response, Readable>();

/** The body of an answer that `guardedFetch` let through. */
export function bodyOf(response: Response): Readable {
  const body = bodies.get(response);
  if (body === undefined) throw new TypeError('not an answer of this client');
  return body;
}

/**
 * `fetch` as the provider's client gets it: no redirects, bounded error bodies, each in the one shape that the `openai`
 * package reads, with a plain word on whether to try again. What is well has its body in `bodyOf`.
 */
export const guardedFetch: typeof fetch = async (input, init) => {
  const message = await send(new URL(input instanceof Request ? input.url : input), init ?? {});
  const status = message.statusCode ?? 0;
  if (status < 200 || status > 299) return plainError(message, status);
  const response = new Response(null, { status: 200 });
  bodies.set(response, mayBeEvents(message) ? message : await errorEvent(message));
  return response;
};

function mayBeEvents({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  return type === '' || type.startsWith('text/event-stream') || type.startsWith('text/plain');
}

async function plainError(message: IncomingMessage, status: number): Promise<Response> {
  if (status < 400) {
    message.destroy();
    return errorResponse(400, `redirect (${status}) that is not followed`);
  }
  const words = errorTextOf(await boundedText(message));
  return errorResponse(status, words, adviceMs(message.headers['retry-after'] ?? null));
}

function errorResponse(status: number, message: string, retryAfterMs?: number): Response {
  const worthAnother = status === 408 || status === 429 || status >= 500;
  const headers = new Headers({
    'content-type': 'application/json',
    'x-should-retry': String(worthAnother && (retryAfterMs ?? 0) <= longestWaitMs),
  });
  if (retryAfterMs !== undefined) headers.set(retryAfterHeader, String(retryAfterMs));
  return new Response(JSON.stringify({ error: { message: message || 'without a reason' } }), { status, headers });
}

/** What came instead of a stream, as a stream would put it. */
async function errorEvent(instead: IncomingMessage): Promise<Readable> {
  const message = errorTextOf(await boundedText(instead)) || 'no event stream';
  return Readable.from([Buffer.from(`data: ${JSON.stringify({ error: { message } })}\n\n`)]);
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function adviceMs(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, Math.round(ms)), longestAdviceMs);
}

/** The beginning of a body; the rest is not read. */
async function boundedText(body: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    size += bytes.length;
    if (size >= maxErrorBytes) break;
  }
  return Buffer.concat(parts).subarray(0, maxErrorBytes).toString('utf8');
}
