import { randomBytes } from 'node:crypto';
import { connect, Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { documentLimits } from '../limits.ts';
import { UpdateLog } from '../log/updateLog.ts';
import { type DocumentsDatabase, documentsDatabase } from '../test/database.ts';
import { rawClient, step1Message, wordsHeard } from '../test/rawClient.ts';
import { type Service, startService } from '../test/service.ts';
import { until } from '../test/stockClient.ts';
import { Typist } from '../test/updates.ts';
import { Allowance } from './allowance.ts';
import { savedFrame, updateFrame } from './frames.ts';

let db: DocumentsDatabase;

beforeAll(async () => {
  db = await documentsDatabase();
});
afterAll(() => db.close());

const withLimits = (limits: Partial<ReturnType<typeof documentLimits>>): Promise<Service> =>
  startService(db.database, { deps: { limits: { ...documentLimits(1_000), ...limits } } });

describe('frames', () => {
  /** The message in a frame (RFC 6455, 5.2), which must be whole, binary and not masked. */
  function received(frame: Buffer): Buffer {
    expect(frame[0]).toBe(0x82);
    const short = frame[1] ?? 0;
    const at = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length = short < 126 ? short : short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
    expect(frame.length).toBe(at + length);
    expect(short === 126 ? length > 125 : short === 127 ? length > 65_535 : true).toBe(true);
    return frame.subarray(at);
  }

  test.each([0, 1, 121, 122, 123, 124, 65_530, 65_531, 65_532, 65_533, 70_000, 1_000_000])(
    'an update of %i bytes',
    (size) => {
      const update = randomBytes(size);
      const message = received(updateFrame(update));
      expect(message.subarray(0, 2)).toEqual(Buffer.of(0, 2));
      expect(message.subarray(message.length - size).equals(update)).toBe(true);
      expect(
        updateFrame(update)
          .subarray(-size || Number.POSITIVE_INFINITY)
          .equals(update),
      ).toBe(true);
    },
  );

  test('numbers', () => {
    expect(received(savedFrame(3, 300))).toEqual(Buffer.of(100, 3, 0xac, 0x02));
  });
});

describe('an allowance', () => {
  test('lets a burst pass, then as much as flows in', () => {
    const allowance = new Allowance({ perSecond: 100, burst: 10 }, 0);
    for (let count = 0; count < 10; count += 1) expect(allowance.take(1, 0)).toBe(0);
    expect(allowance.take(1, 0)).toBe(10);
    expect(allowance.take(1, 20)).toBe(0);
    expect(allowance.take(50, 20)).toBe(500);
  });

  test('over any time no more passes than the burst and the rate', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(100))), (takes) => {
        const allowance = new Allowance({ perSecond: 1_000, burst: 100 }, 0);
        let now = 0;
        let passed = 0;
        for (const [amount, pause] of takes) {
          now += pause;
          const waitMs = allowance.take(amount, now);
          passed += amount;
          now += waitMs;
          expect(passed).toBeLessThanOrEqual(100 + now + 50);
        }
      }),
    );
  });
});

describe('a socket that sends too much', () => {
  test('is read more slowly, and nothing of it is lost', async () => {
    const service = await withLimits({ messages: { perSecond: 400, burst: 20 } });
    const code = await db.project();
    const [ann, ben] = [await rawClient(service, code, 'ann'), await rawClient(service, code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    for (let count = 0; count < 200; count += 1) ann.update(typist.type('x'));
    await ben.next('update');
    expect(wordsHeard(ben).length).toBeLessThan(200);
    await until(() => wordsHeard(ben) === 'x'.repeat(200));
    await service.stop();
  });

  test('waits while its room has much to save, and goes on', async () => {
    const service = await withLimits({ crowdedBytes: 10_000 });
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann', '&ext=1');
    const typist = new Typist();
    ann.update(typist.begin());
    for (let count = 0; count < 100; count += 1) ann.update(typist.type('x'.repeat(5_000)));
    await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 101));
    expect((await service.documents.text(code)).length).toBe(500_000);
    await service.stop();
  });
});

describe('a socket that reads too little', () => {
  /** Opens a document socket by hand and reads no more from it. */
  function deafSocket(service: Service, code: string): Promise<Socket> {
    return new Promise((resolve) => {
      const socket = connect(service.port, '127.0.0.1').on('error', () => undefined);
      socket.once('data', () => {
        socket.pause();
        resolve(socket);
      });
      const key = randomBytes(16).toString('base64');
      socket.write(
        `GET /collab/${code}?token=deaf HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`,
      );
      socket.write(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`);
    });
  }

  test.each([
    ['nothing', 0],
    ['a byte now and then', 20],
  ])('%s: it is dropped when too much waits for it, and the others are not held up', async (_, everyMs) => {
    const service = await withLimits({ unsentBytes: 65_536 });
    const code = await db.project();
    const deaf = await deafSocket(service, code);
    const reading = everyMs === 0 ? undefined : setInterval(() => deaf.read(1), everyMs);
    const [ann, ben] = [await rawClient(service, code, 'ann'), await rawClient(service, code, 'ben')];
    await until(() => service.documents.stats().sockets === 3);
    const typist = new Typist();
    ann.update(typist.begin());
    let typed = 0;
    while (service.documents.stats().sockets === 3) {
      ann.update(typist.type('x'.repeat(100_000)));
      ann.update(typist.erase(typist.clock - 100_000, 100_000));
      typed += 2;
      await until(() => ben.heard.filter(({ kind }) => kind === 'update').length === typed + 1);
    }
    clearInterval(reading);
    expect(service.documents.stats().sockets).toBe(2);
    deaf.destroy();
    await service.stop();
  });

  test('the answer that it has asked for is not its fault', async () => {
    const service = await withLimits({ unsentBytes: 1_000 });
    service.storage.limitBytes = 100_000_000;
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann');
    const typist = new Typist();
    ann.update(typist.begin());
    ann.update(typist.type('x'.repeat(7_900_000)));
    await until(async () => ((await new UpdateLog(db.database.sql).numbers([code])).get(code) ?? 0) === 2);
    const ben = await rawClient(service, code, 'ben');
    await ben.next('step1');
    ben.ws.pause();
    ben.send(step1Message(Uint8Array.of(0)));
    await until(() => service.documents.stats().rooms === 1);
    ben.ws.resume();
    expect((await ben.next('step2')).bytes.length).toBeGreaterThan(7_900_000);
    await service.stop();
  });
});

test('a flood of fragments: its sender is dropped, and a good pair in the same room does not notice', async () => {
  const service = await withLimits({});
  const code = await db.project();
  const [ann, ben] = [await rawClient(service, code, 'ann'), await rawClient(service, code, 'ben')];
  const bad = await rawClient(service, code, 'bad');
  const typist = new Typist();
  ann.update(typist.begin());
  const flood = Buffer.concat(Array.from({ length: 20_000 }, () => Buffer.of(0x00, 0x81, 0, 0, 0, 0, 7)));
  const raw: unknown = Reflect.get(bad.ws, '_socket');
  if (!(raw instanceof Socket)) throw new Error('no socket');
  raw.write(Buffer.concat([Buffer.of(0x02, 0x81, 0, 0, 0, 0, 7), flood]));
  for (let typed = 0; typed < 20; typed += 1) ann.update(typist.type('x'));
  await until(() => wordsHeard(ben) === 'x'.repeat(20));
  expect(await bad.closed).not.toBe(1000);
  for (const client of [ann, ben]) client.leave();
  await service.stop();
});

test.each([-86_400_000, 86_400_000])('a clock that is set by %i ms holds nobody up', async (by) => {
  const service = await withLimits({});
  const code = await db.project();
  const [ann, ben] = [await rawClient(service, code, 'ann'), await rawClient(service, code, 'ben')];
  const typist = new Typist();
  ann.update(typist.begin());
  await ben.next('update');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });
  try {
    for (const word of ['one', 'two', 'three']) {
      ann.update(typist.type(word));
      await ben.next('update');
    }
  } finally {
    vi.useRealTimers();
  }
  expect([ann, ben].map(({ ws }) => ws.readyState)).toEqual([ann.ws.OPEN, ben.ws.OPEN]);
  await service.stop();
});

test('a socket that has died is asked, and dropped when it does not answer', async () => {
  const service = await startService(db.database, { deps: { times: { pollMs: 20, silenceMs: 100 } } });
  const code = await db.project();
  const [dead, alive] = [await rawClient(service, code, 'dead'), await rawClient(service, code, 'alive')];
  const asked = new Promise((resolve) => alive.ws.once('ping', resolve));
  dead.ws.pause();
  await asked;
  await until(() => service.documents.stats().sockets === 1);
  expect(alive.ws.readyState).toBe(alive.ws.OPEN);
  await service.stop();
});
