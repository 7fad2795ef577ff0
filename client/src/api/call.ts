/** The one way to talk to the server: an `Endpoint` of the protocol says where, and what comes back. */
import type { Endpoint } from '@penora/protocol/endpoint';
import type { z } from 'zod';
import { badAnswer, isAborted, toProblem, unreachable } from './problem.ts';

// An endpoint without params, query or body carries a schema whose input is `unknown`.
type Given<Name extends string, Schema extends z.ZodType> =
  unknown extends z.input<Schema>
    ? { [N in Name]?: undefined }
    : Partial<Record<never, never>> extends z.input<Schema>
      ? { [N in Name]?: z.input<Schema> }
      : { [N in Name]: z.input<Schema> };

/** What a call to this endpoint takes. */
export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Given<'params', P> &
  Given<'query', Q> &
  Given<'body', B> & {
    /** For a POST that may be repeated: the same key gives the first answer again (contract.md, HTTP). */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

interface RawInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

type Args<Input> = Partial<Record<never, never>> extends Input ? [input?: Input] : [input: Input];

/** Hears of every 401, so that the session store notices that the sign-in has ended. */
let onUnauthenticated: () => void = () => undefined;
export function whenUnauthenticated(listener: () => void): void {
  onUnauthenticated = listener;
}

/** The checked answer. Throws ApiProblem for every refusal and failure, and AbortError when `signal` fires. */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  ...[input]: Args<CallInput<P, Q, B>>
): Promise<z.output<R>> {
  const response = await send(endpoint, input ?? {});
  const body = response.status === 204 ? undefined : await jsonOf(response);
  // Without a schema nothing is read from the answer.
  if (endpoint.reply === undefined) return undefined as z.output<R>;
  const parsed = endpoint.reply.safeParse(body);
  if (parsed.success) return parsed.data;
  console.error(`${endpoint.method} ${endpoint.path}: unexpected answer`, parsed.error.issues);
  throw badAnswer(response.status, response.headers.get('x-request-id'));
}

/** As `call`, for an endpoint whose answer is text and no JSON (`replyType`). */
export async function callText<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  ...[input]: Args<CallInput<P, Q, B>>
): Promise<string> {
  return (await send(endpoint, input ?? {})).text();
}

/** The address of an endpoint, e.g. for a download link. */
export function addressOf(endpoint: { path: string }, params: unknown = {}, query: unknown = {}): string {
  const values = new Map(Object.entries(Object(params)));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(Object(query)))
    if (value !== undefined && value !== null) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search}`;
}

/** A new key for one act of the person; keep it while retrying that act. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

async function send(endpoint: { method: string; path: string }, input: RawInput): Promise<Response> {
  const response = await reach(addressOf(endpoint, input.params, input.query), {
    method: endpoint.method,
    headers: headersOf(input),
    body: input.body === undefined ? null : JSON.stringify(input.body),
    signal: input.signal ?? null,
    credentials: 'same-origin',
  });
  if (response.ok) return response;
  if (response.status === 401) onUnauthenticated();
  throw toProblem(response.status, await response.json().catch(() => null), response.headers);
}

function headersOf(input: RawInput): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey;
  return headers;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (isAborted(error)) throw error;
    throw unreachable(navigator.onLine);
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (isAborted(error)) throw error;
    throw badAnswer(response.status, response.headers.get('x-request-id'));
  }
}
