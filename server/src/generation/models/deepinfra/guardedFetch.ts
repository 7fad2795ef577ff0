import { boundedEvents } from './boundedEvents.ts';
import { errorTextOf } from './errorText.ts';

const maxErrorBytes = 64 * 1024;
/** Longer advice is the run's business: an attempt does not sleep over it. */
const longestWaitMs = 2_000;
const longestAdviceMs = 3_600_000;

export const retryAfterHeader = 'retry-after-ms';

/**
 * `fetch` as the provider's client gets it: no redirects, bounded bodies, and every error body in the one shape that
 * the `openai` package reads, with a plain word on whether to try again.
 */
export const guardedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (!response.ok) return plainError(response);
  const { body } = response;
  if (body === null) return response;
  if (!mayBeEvents(response)) {
    return errorEvent(errorTextOf(await boundedText(body)) || 'no event stream');
  }
  return new Response(boundedEvents(body), { status: response.status, headers: response.headers });
};

function mayBeEvents({ headers }: Response): boolean {
  const type = headers.get('content-type') ?? '';
  return type === '' || type.startsWith('text/event-stream') || type.startsWith('text/plain');
}

async function plainError(response: Response): Promise<Response> {
  if (response.status < 400) {
    await response.body?.cancel();
    return errorResponse(400, `redirect (${response.status}) that is not followed`);
  }
  const words = response.body === null ? '' : errorTextOf(await boundedText(response.body));
  return errorResponse(response.status, words, adviceMs(response.headers.get('retry-after')));
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
function errorEvent(message: string): Response {
  return new Response(`data: ${JSON.stringify({ error: { message } })}\n\n`);
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function adviceMs(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, Math.round(ms)), longestAdviceMs);
}

/** The beginning of a body; the rest is not read. */
async function boundedText(body: ReadableStream<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.length;
    if (size >= maxErrorBytes) break;
  }
  return Buffer.concat(parts).subarray(0, maxErrorBytes).toString('utf8');
}
