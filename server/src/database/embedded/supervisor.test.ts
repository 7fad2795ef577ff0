import { expect, test } from 'vitest';
import { type SupervisorOptions, supervise } from './supervisor.ts';

/** Servers that end when told to, and the record of what was asked of them. */
function machine(delaysMs: readonly number[] = [0, 0]) {
  const servers: { end: (why: string) => void; stopped: boolean }[] = [];
  const failures: string[] = [];
  const launched: Promise<void>[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const options: SupervisorOptions = {
    delaysMs,
    log: () => undefined,
    onFailure: (reason) => failures.push(reason.message),
    launch: async () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const server = { end: resolve, stopped: false };
      const count = servers.push(server);
      gates[count - 1]?.resolve();
      return {
        ended: promise,
        stop: async () => {
          server.stopped = true;
          resolve('stopped');
        },
      };
    },
  };
  const started = (count: number) => gates[count - 1]?.promise ?? Promise.resolve();
  return { servers, failures, launched, options, started };
}

test('a server that ends again and again is started as often as there are tries, then it is given up', async () => {
  const { servers, failures, options, started } = machine([0, 0]);
  const failed = Promise.withResolvers<void>();
  const stop = await supervise({
    ...options,
    onFailure: (reason) => {
      options.onFailure(reason);
      failed.resolve();
    },
  });
  for (const count of [1, 2, 3]) {
    await started(count);
    servers[count - 1]?.end('crash');
  }
  await failed.promise;
  expect(servers).toHaveLength(3);
  expect(failures).toHaveLength(1);
  await stop();
});

test('a stop while a restart is waited for or under way leaves no server running', async () => {
  for (const delayMs of [0, 60_000]) {
    const { servers, failures, options } = machine([delayMs]);
    const stop = await supervise(options);
    servers[0]?.end('crash');
    await stop();
    expect(servers.slice(1).every((server) => server.stopped)).toBe(true);
    expect(failures).toEqual([]);
  }
});
