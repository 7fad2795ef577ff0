/**
 * A client for sister applications: typed, without dependencies, safe to repeat. See protocol/README.md.
 *
 *     const penora = penoraClient({ url: 'https://penora.example', key: process.env.PENORA_API_KEY, fetch });
 *     const { new_balance } = await penora.deductCredits({ user_id, amount: 2.5, app_name: 'imagegene' });
 */
import type { z } from 'zod';
import type * as s from '../schemas/sidecar.ts';
import { eventsOf } from './events.ts';
import { PenoraError, type Sending, send } from './send.ts';

export interface ClientOptions extends Sending {
  /** The application's key; for the server side only, never for a browser. */
  key: string;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface PostOptions extends CallOptions {
  /**
   * Names this act for good. Give your own (an order's id) where your process may die and try again; otherwise one is
   * drawn for each call.
   */
  idempotencyKey?: string;
}

export interface BalanceNow {
  credits: number;
  /** Rises with every change; an older one is to be ignored. */
  entry: number;
}

type In<Schema extends z.ZodType> = z.input<Schema>;
type Out<Schema extends z.ZodType> = z.output<Schema>;
type Query<Schema extends z.ZodType> = Omit<z.input<Schema>, 'user_id'>;

const FINAL = new Set([400, 401, 403, 404]);
const RECONNECT_MS = 1_000;

/** The answer's type is the protocol's word: the server makes it from the same schemas. */
async function json<Reply>(response: Promise<Response>): Promise<Reply> {
  return (await response).json() as Promise<Reply>;
}

/** Every call of the sidecar. Each throws `PenoraError` for a refusal, with `status`, `code` and `body`. */
export function penoraClient(options: ClientOptions) {
  const auth = { 'x-api-key': options.key };
  const get = <Reply>(path: string, query: Record<string, unknown>, { signal }: CallOptions = {}): Promise<Reply> =>
    json(send(options, { method: 'GET', path: `/api/unified/${path}`, headers: auth, query: textOf(query), signal }));
  const post = <Reply>(path: string, body: unknown, { signal, idempotencyKey }: PostOptions = {}): Promise<Reply> => {
    const headers = { ...auth, 'idempotency-key': idempotencyKey ?? crypto.randomUUID() };
    return json(send(options, { method: 'POST', path: `/api/unified/${path}`, headers, body, signal }));
  };

  return {
    /** Coins and storage. */
    userInfo: (user_id: string, call?: CallOptions) => get<Out<typeof s.UserInfo>>('user-info', { user_id }, call),
    /** Takes coins. `PenoraError` 402 when they do not suffice, and then nothing was taken. */
    deductCredits: (wanted: In<typeof s.Deduction> & { amount: number }, call?: PostOptions) =>
      post<Out<typeof s.Deducted>>('deduct-credits', wanted, call),
    /** Gives coins. */
    addCredits: (wanted: In<typeof s.Addition> & { amount: number }, call?: PostOptions) =>
      post<Out<typeof s.Added>>('add-credits', wanted, call),
    userProjects: (user_id: string, query: Query<typeof s.UserProjectsQuery> = {}, call?: CallOptions) =>
      get<Out<typeof s.UserProjects>>('user-projects', { ...query, user_id }, call),
    allProjects: (user_id: string, query: Query<typeof s.UserProjectsQuery> = {}, call?: CallOptions) =>
      get<Out<typeof s.AllProjects>>('projects', { ...query, user_id }, call),
    project: (user_id: string, code: string, call?: CallOptions) =>
      get<Out<typeof s.OneExternalProject>>(`project/${encodeURIComponent(code)}`, { user_id }, call),
    /** Saves a picture. `PenoraError` 413 when the storage is full. */
    saveProject: (wanted: In<typeof s.ProjectToSave>, call?: PostOptions) =>
      post<Out<typeof s.SavedProject>>('save-project', wanted, call),
    transactions: (user_id: string, query: Query<typeof s.TransactionsQuery> = {}, call?: CallOptions) =>
      get<Out<typeof s.Transactions>>('transactions', { ...query, user_id }, call),
    storageStats: (user_id: string, call?: CallOptions) =>
      get<Out<typeof s.Storage>>('storage-stats', { user_id }, call),
    /** Makes the person, or finds them as they are. */
    createUser: (wanted: In<typeof s.NewExternalUser>, call?: PostOptions) =>
      post<Out<typeof s.CreatedUser>>('create-user', wanted, call),
    /** The balance now and at every change, until `signal` aborts; a lost connection is made again. */
    balances: (user_id: string, call: CallOptions = {}) => balances(options, auth, user_id, call.signal),
  };
}

/** Trades the one-time code, or a sukusuku JWT, for a token that reads for one person. Needs no key: for browsers too. */
export function tradeForToken(
  sending: Sending,
  proof: { code: string } | { jwt_token: string },
): Promise<Out<typeof s.CrossAppAuthorised>> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  return json(send(sending, { method: 'POST', path: '/api/cross-app/auth', headers, body: proof }));
}

/** The project that was handed over, by the token that the code was traded for. */
export function handedOver(sending: Sending, token: string, code: string): Promise<Out<typeof s.OneOwnProject>> {
  const headers = { authorization: `Bearer ${token}` };
  return json(send(sending, { method: 'GET', path: `/api/project/${encodeURIComponent(code)}`, headers }));
}

const textOf = (query: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])),
  );

async function* balances(
  options: ClientOptions,
  headers: Record<string, string>,
  user_id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<BalanceNow> {
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const isOver = (): boolean => signal?.aborted === true;
  let last = -1;
  while (!isOver()) {
    try {
      const path = '/api/unified/balance-stream';
      const response = await send(options, { method: 'GET', path, headers, query: { user_id }, signal });
      if (response.body === null) return;
      for await (const { event, data } of eventsOf(response.body)) {
        if (event !== 'balance') continue;
        const now: BalanceNow = JSON.parse(data);
        if (now.entry <= last) continue;
        last = now.entry;
        yield now;
      }
    } catch (error) {
      if (isOver()) return;
      if (error instanceof PenoraError && FINAL.has(error.status)) throw error;
    }
    await wait(RECONNECT_MS);
  }
}
