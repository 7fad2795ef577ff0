import { expect, test } from 'vitest';
import { supervise } from './supervisor.ts';

interface Server {
  readonly end: (why: string) => void;
  stopped: boolean;
}

/** Launches servers that end when told to. From the second on, each waits for its number in `gates`. */
function machine(delaysMs: readonly number[]) {
  const servers: Server[] = [];
  const failed = Promise.withResolvers<Error>();
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const begun = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  let launches = 0;
  const launch = async () => {
    const number = launches++;
    begun[number]?.resolve();
    if (number > 0) await gates[number]?.promise;
    const { promise, resolve } = Promise.withResolvers<string>();
    const server: Server = { end: resolve, stopped: false };
    servers.push(server);
    const stop = async () => {
      server.stopped = true;
      resolve('stopped');
    };
    return { ended: promise, stop };
  };
  const options = { launch, delaysMs, log: () => undefined, onFailure: failed.resolve };
  return { servers, options, gates, begun, failed: failed.promise };
}

test('a server that ends again and again is started as often as there are tries, then it is given up', async () => {
  const { servers, options, gates, begun, failed } = machine([0, 0]);
  const stop = await supervise(options);
  servers[0]?.end('crash');
  for (const number of [1, 2]) {
    await begun[number]?.promise;
    gates[number]?.resolve();
    await expect.poll(() => servers.length, { timeout: 10_000 }).toBe(number + 1);
    servers[number]?.end('crash');
  }
  expect(await failed).toBeInstanceOf(Error);
  expect(servers).toHaveLength(3);
  await stop();
});

test('a stop while a restart is waited for starts no server', async () => {
  const { servers, options } = machine([60_000]);
  const stop = await supervise(options);
  servers[0]?.end('crash');
  await stop();
  expect(servers).toHaveLength(1);
});

test('a stop while a server is starting stops that one', async () => {
  const { servers, options, gates, begun } = machine([0]);
  const stop = await supervise(options);
  servers[0]?.end('crash');
  await begun[1]?.promise;
  const stopped = stop();
  gates[1]?.resolve();
  await stopped;
  expect(servers.map((server) => server.stopped)).toEqual([true, true]);
});
