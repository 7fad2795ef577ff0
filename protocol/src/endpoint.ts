/**
 * One value describes an HTTP endpoint for everybody: the server's router validates by it, the client's `call` types
 * its answer by it, OpenAPI is generated from it.
 */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may knock at all; what they may do with one resource is decided by `may` on the server.
 * `anyone`: no sign-in; `person`: session cookie or personal access token; `key`: an application's key;
 * `crossApp`: as `person`, or an application with a delegated token or a sukusuku JWT of the person.
 */
export type Access = 'anyone' | 'person' | 'key' | 'crossApp';

/** What an application's key may do. */
export const scopes = [
  'credits:read',
  'credits:debit',
  'credits:grant',
  'projects:read',
  'projects:write',
  'users:write',
] as const;
export type Scope = (typeof scopes)[number];

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** Express form: `/api/projects/:code`. */
  path: string;
  summary: string;
  tag: string;
  access: Access;
  /** What the key must be allowed to do, for access `key`. */
  scope?: Scope;
  /** The status of a success. 204 has no body. */
  status: 200 | 201 | 202 | 204;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Takes `multipart/form-data`: one file under the name `file`, beside the text fields of `body`. */
  form?: true;
  reply?: Reply;
  /** What a body that is not JSON looks like, e.g. `text/event-stream` or `application/pdf`. */
  replyType?: string;
  /** What a failure looks like, when it is no problem document. */
  failure?: z.ZodType;
}

/** Keeps the types of an endpoint's parts, and who may knock. */
export function endpoint<
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Reply extends z.ZodType = z.ZodType<undefined>,
  Who extends Access = Access,
>(
  value: Endpoint<Params, Query, Body, Reply> & { access: Who },
): Endpoint<Params, Query, Body, Reply> & { access: Who } {
  return value;
}
