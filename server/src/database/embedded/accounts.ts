import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import type { Owner } from './folders.ts';

interface Account extends Owner {
  readonly name: string;
}

/** Whose account root lends to the database, the first that exists. */
const SERVICE_NAMES = ['penora', 'postgres', '_postgres', 'nobody'];
/** Linux shows every unmapped owner as this one, so inside a user namespace it would not be told from strangers. */
const OVERFLOW_UID = 65_534;

/**
 * Users that root can run the database as, best first: whoever has the data already, the system's service account,
 * the first user on the way up from `folder` (who may reach what nobody else can, as below a private home folder).
 */
export async function accountsFor(data: string, folder: string): Promise<Owner[]> {
  const accounts = await systemAccounts();
  const owner = await ownerOf(data);
  const service = SERVICE_NAMES.flatMap((name) => accounts.filter((account) => account.name === name)).slice(0, 1);
  const above = await userAbove(folder);
  const neighbour = accounts.filter((account) => account.uid === above);
  return [...(owner && owner.uid !== 0 ? [owner] : []), ...service, ...neighbour];
}

/** A user id with a name (initdb asks for one) that we can pretend to be inside a user namespace. */
export async function namespaceUid(): Promise<number | undefined> {
  return (await systemAccounts()).find((account) => account.uid !== OVERFLOW_UID)?.uid;
}

/** Whether the system knows the name of the user we are; containers often run a bare number. */
export function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function userAbove(folder: string): Promise<number | undefined> {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    const owner = await ownerOf(path);
    if (owner && owner.uid !== 0) return owner.uid;
  }
  return undefined;
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  return stat(path).catch(() => undefined);
}

async function systemAccounts(): Promise<Account[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    const account = { name: name ?? '', uid: Number(uid), gid: Number(gid) };
    return account.uid > 0 && Number.isInteger(account.gid) ? [account] : [];
  });
}
