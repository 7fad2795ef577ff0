import { randomBytes } from 'node:crypto';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { createTestDatabase } from '../../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from '../../database/database.ts';
import type { Row, Value } from '../../database/sql.ts';
import { makeAside } from '../../kernel/aside.ts';
import { type Channel, localChannel } from '../../kernel/channel.ts';
import { balanceOf } from '../../ledger/balance.ts';
import { moveBalance } from '../../ledger/moveBalance.ts';
import { openAccount } from '../../ledger/post.ts';
import { welcome } from '../../ledger/welcome.ts';
import type { Mail } from '../../mail/mail.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { identityLimits } from '../limits.ts';
import { makePasswords } from '../passwords.ts';
import { register } from '../register.ts';
import type { SignedIn } from '../signedIn.ts';
import { identityTables } from '../tables.ts';

export interface World {
  database: Database;
  channel: Channel;
  deps: IdentityDeps;
  rows<R extends Row>(text: string, values?: readonly Value[]): Promise<R[]>;
  balance(userId: string): Promise<number>;
  /** A registered person, from a network of their own. */
  person(email?: string, name?: string): Promise<SignedIn>;
  /** What was sent to an address, once everything that was begun has ended. */
  letters(to: string): Promise<Mail[]>;
  close(): Promise<void>;
}

let networks = 0;

/** A caller from an address that nobody has called from before. */
export function caller(parts: Partial<Caller> = {}): Caller {
  networks += 1;
  const address = `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
  return { address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', ...parts };
}

/** Argon2id as cheap as it gets: what is tested is who gets in, not how long it takes. */
export const quickPasswords = () =>
  makePasswords({ parameters: { memoryCost: 64, timeCost: 1, parallelism: 1 }, maxWaiting: 10_000 });

export const PASSWORD = 'correct horse battery';

/** A database of its own, with the real ledger handed in. */
export async function openWorld(tables: readonly EntitySchema[] = identityTables): Promise<World> {
  const { url, drop } = await createTestDatabase();
  const database = await openDatabase({ url, entities: tables });
  const channel = localChannel();
  const mails: Mail[] = [];
  const aside = makeAside({ error: console.error });
  const deps: IdentityDeps = {
    database,
    channel,
    passwords: quickPasswords(),
    limits: identityLimits(1, false),
    verifiesAddresses: false,
    mailer: { send: (mail) => void mails.push(mail), close: async () => undefined },
    mailReaches: true,
    publicUrl: () => 'http://penora.test',
    aside: aside.run,
    openAccount,
    welcome,
    onVerifiedAddress: async () => undefined,
    onClaimedAddress: async () => undefined,
    moveBelongings: moveBalance,
  };
  return {
    database,
    channel,
    deps,
    rows: (text, values) => database.sql.query({ text }, values),
    balance: async (userId) => (await balanceOf(database.sql, userId)).balanceMilliku,
    person: (email = `${randomBytes(8).toString('hex')}@example.org`, personName = 'Anna') =>
      register(deps, { email, password: PASSWORD, name: personName }, caller()),
    async letters(to) {
      await aside.settled();
      return mails.filter((mail) => mail.to === to);
    },
    async close() {
      await aside.settled();
      await channel.close();
      await database.close();
      await drop();
    },
  };
}

/** What a promise is refused with. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (value) => {
      throw new Error(`was not refused: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
