import { createServer, type IncomingMessage } from 'node:http';
import { limits as product } from '@penora/protocol/catalog/limits';
import type { Role } from '@penora/protocol/schemas/project';
import { closed, listening } from '../../../test/http/serveRoutes.ts';
import type { Database } from '../../database/database.ts';
import { type Channel, localChannel } from '../../kernel/channel.ts';
import { makeLogger } from '../../kernel/log.ts';
import type { DocumentSize, DocumentsDeps, Withdrawal } from '../deps.ts';
import { type Documents, openDocuments } from '../documents.ts';
import { documentLimits } from '../limits.ts';

/** People of the tests: the token is the person's id; these names are not signed in. */
const NOBODY = new Set(['', 'nobody']);

export interface Service {
  documents: Documents;
  /** `ws://…/collab`, as a stock provider wants it. */
  address: string;
  port: number;
  /** Roles by person; everybody else edits. `null` for "no such project". */
  roles: Map<string, Role | null>;
  /** What was saved of each project. */
  sizes: Map<string, DocumentSize>;
  /** What the owner's other projects use. */
  storage: { otherBytes: number; limitBytes: number };
  withdraw(withdrawal: Withdrawal): void;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  channel?: Channel;
  deps?: Partial<DocumentsDeps>;
}

const tokenOf = (request: IncomingMessage): string =>
  new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? '';

/** A document server on a port of its own, over a real database; people are whoever they say they are. */
export async function startService(
  database: Database,
  { channel = localChannel(), deps }: ServiceOptions = {},
): Promise<Service> {
  const roles = new Map<string, Role | null>();
  const sizes = new Map<string, DocumentSize>();
  const storage = { otherBytes: 0, limitBytes: product.storageBytes };
  let tell: (withdrawal: Withdrawal) => void = () => undefined;
  const documents = openDocuments({
    database,
    channel,
    log: makeLogger(process.env.LOG_LEVEL ?? 'silent'),
    limits: documentLimits(1_000),
    times: { idleMs: 60_000, measureMs: 50, retryMs: 5_000 },
    authenticate: async (request) => {
      const userId = tokenOf(request);
      return NOBODY.has(userId) ? null : { kind: 'person', userId, sessionId: `session-${userId}` };
    },
    originAllowed: ({ headers }) => headers.origin === undefined || headers.origin === 'http://good.example',
    roleIn: async ({ userId }) => (roles.has(userId) ? (roles.get(userId) ?? null) : 'editor'),
    person: async (userId) => ({ name: `Name of ${userId}` }),
    withdrawals: (listener) => {
      tell = listener;
      return () => undefined;
    },
    standing: async (asked) =>
      asked.map(({ principal: { userId } }) => (roles.has(userId) ? (roles.get(userId) ?? 'withdrawn') : 'editor')),
    async storage(code) {
      const sizeBytes = sizes.get(code)?.sizeBytes ?? 0;
      const usedBytes = storage.otherBytes + sizeBytes;
      // Everybody has a project of their own.
      return { ownerId: `owner of ${code}`, usedBytes, limitBytes: storage.limitBytes, sizeBytes };
    },
    saveSizes: async (changed) => {
      for (const size of changed) sizes.set(size.code, size);
    },
    ...deps,
  });
  const http = createServer((_, response) => response.end());
  http.on('upgrade', (request, socket, head) => documents.handleUpgrade(request, socket, head));
  const port = await listening(http);
  return {
    documents,
    address: `ws://127.0.0.1:${port}/collab`,
    port,
    roles,
    sizes,
    storage,
    withdraw: (withdrawal) => tell(withdrawal),
    async stop() {
      await documents.close();
      await closed(http);
    },
  };
}
