import { expect, test } from 'vitest';
import { presentable } from './serverLog.ts';
import { query, start, temporaryFolder } from './testing/scene.ts';

const SOON = { timeout: 15_000, interval: 20 };

test('a PANIC is told without the statement that it met', () => {
  const lines = [
    'PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device',
    "STATEMENT:  insert into page values ('Dear diary,",
    "\tnobody may read this')",
    'LOG:  all server processes terminated; reinitializing',
  ];
  expect(lines.map(presentable)).toEqual([lines[0], undefined, undefined, lines[3]]);
});

test('a session that is killed while it works leaves no word of its statement in the log', async () => {
  const lines: string[] = [];
  const database = await start(await temporaryFolder(), { log: (line) => lines.push(line) });
  const working = query(database.url, "select pg_sleep(60), 'Dear diary,\nnobody may read this'");
  const cut = expect(working).rejects.toThrow();
  const sessions = "select pid from pg_stat_activity where query like '%diary%' and pid <> pg_backend_pid()";
  await expect.poll(() => query(database.superUrl, sessions), SOON).toHaveLength(1);
  const [session] = await query(database.superUrl, sessions);
  process.kill(Number(session?.pid), 'SIGKILL');
  await cut;
  await expect.poll(() => query(database.url, 'select 1 as alive').catch(() => []), SOON).toEqual([{ alive: 1 }]);
  expect(lines.join('\n')).toContain('was terminated by signal 9');
  expect(lines.join('\n')).not.toMatch(/diary|nobody/);
});
