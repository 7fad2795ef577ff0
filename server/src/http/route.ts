import type { Endpoint } from '@penora/protocol/endpoint';
import type { z } from 'zod';
import type { DelegatePrincipal, KeyPrincipal, PersonPrincipal, Principal } from '../kernel/principal.ts';

/** One file, whole, as it was sent. */
export interface Upload {
  /** The last part of what the sender calls it; may be empty. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** One request, parsed: all that a slice needs to know of HTTP. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  principal: Principal | null;
  params: Params;
  query: Query;
  /** The query as it stands in the address, with its question mark; empty without one. */
  search: string;
  body: Body;
  /** What a form has brought, for endpoints with a `form`; its fields are the body. */
  upload: Upload | null;
  /** The body's bytes, for addresses under /api/webhooks alone; empty elsewhere. */
  rawBody: Uint8Array;
  /** Network address of the caller, behind trusted proxies the one they saw. */
  address: string;
  userAgent: string;
  /** The session cookie's value, whether or not it is still good. */
  sessionToken: string | undefined;
  header(name: string): string | undefined;
  /**
   * Names this request for good: the same for every repeat with the same Idempotency-Key, random without one.
   * What moves coins makes its unique cause from it, so that a repeat after a crash is still a repeat.
   */
  requestId: string;
  /** Aborts when the caller has gone. */
  signal: AbortSignal;
}

export interface ServerEvent {
  id?: number;
  event: string;
  data: unknown;
}

/** Events that are there together are sent together. */
export type ServerEvents = AsyncIterable<ServerEvent | readonly ServerEvent[]>;

/** A value whose JSON is there already, as an event's data. */
export class Encoded {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** What a handler returns when a plain reply body is not enough. */
export class Answer {
  readonly status: number | undefined;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly content:
    | { kind: 'json' }
    | { kind: 'empty' }
    | { kind: 'bytes'; bytes: Uint8Array | string }
    | { kind: 'chunks'; chunks: AsyncIterable<Uint8Array> }
    | { kind: 'events'; events: ServerEvents };
  /** A session to put into the cookie (`userId` lets a repeated request sign in anew), or null to take it away. */
  readonly session: { token: string; maxAgeSeconds: number; userId: string } | null | undefined;

  constructor(parts: Partial<Pick<Answer, 'status' | 'body' | 'headers' | 'content' | 'session'>>) {
    this.status = parts.status;
    this.body = parts.body;
    this.headers = parts.headers ?? {};
    this.content = parts.content ?? { kind: 'json' };
    this.session = parts.session;
  }

  /** The same answer with more headers. */
  withHeaders(headers: Readonly<Record<string, string | string[]>>): Answer {
    return new Answer({ ...this, headers: { ...this.headers, ...headers } });
  }
}

export const empty = (): Answer => new Answer({ status: 204, content: { kind: 'empty' } });

export const withSession = (
  body: unknown,
  session: { token: string; maxAgeSeconds: number; userId: string } | null,
): Answer => new Answer({ body, session });

/** Bytes of a media type; `fileName` makes it a download (RFC 6266 and 8187). */
export function file(type: string, bytes: Uint8Array | string, fileName?: string): Answer {
  const headers: Record<string, string> = { 'content-type': type };
  if (fileName !== undefined) headers['content-disposition'] = contentDisposition(fileName);
  return new Answer({ headers, content: { kind: 'bytes', bytes } });
}

/**
 * A download that is sent while it is being made. What fails before there is more than one piece is still an answer of
 * its own; later it cuts the connection, so that nobody takes a part for the whole. A short file has its length.
 */
export async function download(type: string, parts: AsyncGenerator<Uint8Array>, fileName: string): Promise<Answer> {
  const first = await parts.next();
  const second = await parts.next();
  if (first.done || second.done) return file(type, first.done ? '' : first.value, fileName);
  const begun = [first.value, second.value];
  const { headers } = file(type, '', fileName);
  return new Answer({ headers, content: { kind: 'chunks', chunks: resumed(begun, parts) } });
}

async function* resumed(begun: readonly Uint8Array[], rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* begun;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Server-sent events; the connection closes when they end. */
export const eventStream = (events: ServerEvents): Answer => new Answer({ content: { kind: 'events', events } });

function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

export interface Route {
  endpoint: Endpoint;
  handle(call: Call): Promise<unknown>;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/**
 * Binds a handler to an endpoint. The router has validated the call by the endpoint's schemas before; the
 * principal is one that `access` lets in.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R> & { access: 'person' },
  handle: (
    call: Call<Parsed<P>, Parsed<Q>, Parsed<B>> & { principal: PersonPrincipal },
  ) => Promise<z.input<R> | Answer | undefined>,
): Route;
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R> & { access: 'key' },
  handle: (
    call: Call<Parsed<P>, Parsed<Q>, Parsed<B>> & { principal: KeyPrincipal },
  ) => Promise<z.input<R> | Answer | undefined>,
): Route;
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R> & { access: 'crossApp' },
  handle: (
    call: Call<Parsed<P>, Parsed<Q>, Parsed<B>> & { principal: PersonPrincipal | DelegatePrincipal },
  ) => Promise<z.input<R> | Answer | undefined>,
): Route;
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<z.input<R> | Answer | undefined>,
): Route;
export function route(endpoint: Endpoint, handle: (call: never) => Promise<unknown>): Route {
  // The router parses params, query and body by this endpoint's own schemas, which is what `handle` is typed by.
  return { endpoint, handle: handle as (call: Call) => Promise<unknown> };
}
