import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, urlOf } from './address.ts';
import { OWNER_ROLE, readCredentials } from './credentials.ts';
import { dataFolder, openHome } from './home.ts';

/** Where its own file says that a postmaster listens; null without one. */
async function addressOf(data: string): Promise<Address | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [, , , port = '', folder = '', host = ''] = text.split('\n').map((line) => line.trim());
  if (!/^\d+$/.test(port)) return null;
  if (folder !== '') return { kind: 'socket', folder, port: Number(port) };
  return host === '' ? null : { kind: 'loopback', host, port: Number(port) };
}

/**
 * The address of the database that another process of the same user has brought up in `dataDir`, or null when none
 * runs. For tools that look in and go again: whoever started it keeps it, and may end it at any time.
 */
export async function runningEmbedded(dataDir: string): Promise<string | null> {
  const home = await openHome(dataDir);
  const address = await addressOf(dataFolder(home));
  return address === null ? null : urlOf(address, OWNER_ROLE, (await readCredentials(home)).owner);
}
