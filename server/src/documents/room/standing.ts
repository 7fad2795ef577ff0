import { closeCodes } from '@penora/protocol/closeCodes';
import { unreachable } from '../../kernel/errors.ts';
import type { DocumentsDeps, Standing } from '../deps.ts';
import type { Connection } from '../socket/connection.ts';
import { within } from './patience.ts';

/** Open sockets that are asked about in one query. */
const BATCH = 2_000;

interface Sitting {
  code: string;
  connection: Connection;
}

interface Seats {
  sitting(): Iterable<Sitting>;
  times: { pollMs: number; statementMs: number };
}

/**
 * Asks the database now and then whether everybody who sits in a document still may, and as what: what other processes
 * have changed is heard at once as a rule, and within 3 s when it was not (trust.md, I3). Returns what ends it.
 */
export function watchStanding({ standing, log }: Pick<DocumentsDeps, 'standing' | 'log'>, seats: Seats): () => void {
  let isBusy = false;
  async function ask(): Promise<void> {
    const all = [...seats.sitting()];
    for (let from = 0; from < all.length; from += BATCH) {
      const batch = all.slice(from, from + BATCH);
      const asked = batch.map(({ code, connection }) => ({
        code,
        principal: connection.principal,
        role: connection.role,
      }));
      const answers = await within(seats.times.statementMs, standing(asked));
      for (const [index, { connection }] of batch.entries()) {
        const answer = answers[index];
        // A role that has changed meanwhile was told by the channel, and may be newer than the answer.
        if (answer !== undefined && connection.role === asked[index]?.role) act(connection, answer);
      }
    }
  }
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void ask()
      .catch((error: unknown) => log.debug({ err: error }, 'access to documents was not checked'))
      .finally(() => {
        isBusy = false;
      });
  }, seats.times.pollMs);
  timer.unref();
  return () => clearInterval(timer);
}

function act(connection: Connection, standing: Standing): void {
  switch (standing) {
    case 'signedOut':
      connection.close(closeCodes.notSignedIn);
      return;
    case 'withdrawn':
      connection.close(closeCodes.forbidden);
      return;
    case 'gone':
      connection.close(closeCodes.noSuchProject);
      return;
    case 'viewer':
    case 'commenter':
    case 'editor':
    case 'owner':
      connection.setRole(standing);
      return;
    default:
      unreachable(standing);
  }
}
