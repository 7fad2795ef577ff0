import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { type Channel, type Listener, localChannel } from './channel.ts';
import type { Logger } from './log.ts';

const PREFIX = 'penora:';
const SENDER_BYTES = 8;
/** Bytes that may wait for a slow Redis before messages are dropped: the database tells what they would have. */
const MAX_WAITING_BYTES = 16 * 1_048_576;

/**
 * Between processes by way of Redis. Subscribers in this process are always called at once and never depend on Redis;
 * while it is away others learn from the database (design.md, "Several processes").
 */
export function redisChannel(url: string, log: Logger): Channel {
  const local = localChannel();
  const sender = randomBytes(SENDER_BYTES);
  const options = { lazyConnect: false, maxRetriesPerRequest: null, enableOfflineQueue: false, retryStrategy };
  const out = new Redis(url, options);
  const into = new Redis(url, { ...options, enableOfflineQueue: true, autoResubscribe: true });
  const holders = new Map<string, number>();
  let waitingBytes = 0;
  for (const client of [out, into]) client.on('error', (error) => log.debug({ err: error }, 'redis'));
  out.on('ready', () => log.info('redis is there'));
  out.on('close', () => log.warn('redis is away'));

  into.on('messageBuffer', (topic: Buffer, message: Buffer) => {
    if (message.subarray(0, SENDER_BYTES).equals(sender)) return;
    local.publish(topic.toString().slice(PREFIX.length), message.subarray(SENDER_BYTES));
  });

  function send(topic: string, message: Uint8Array): void {
    const bytes = Buffer.concat([sender, message]);
    if (out.status !== 'ready' || waitingBytes + bytes.length > MAX_WAITING_BYTES) return;
    waitingBytes += bytes.length;
    out
      .publish(PREFIX + topic, bytes)
      .catch((error: unknown) => log.debug({ err: error }, 'a message was lost'))
      .finally(() => {
        waitingBytes -= bytes.length;
      });
  }

  function hold(topic: string): void {
    const count = holders.get(topic) ?? 0;
    holders.set(topic, count + 1);
    if (count === 0) into.subscribe(PREFIX + topic).catch((error: unknown) => log.debug({ err: error }, 'subscribe'));
  }

  function release(topic: string): void {
    const count = (holders.get(topic) ?? 1) - 1;
    if (count > 0) {
      holders.set(topic, count);
      return;
    }
    holders.delete(topic);
    into.unsubscribe(PREFIX + topic).catch((error: unknown) => log.debug({ err: error }, 'unsubscribe'));
  }

  return {
    publish(topic, message) {
      local.publish(topic, message);
      send(topic, message);
    },
    subscribe(topic: string, listener: Listener) {
      const leave = local.subscribe(topic, listener);
      hold(topic);
      return () => {
        leave();
        release(topic);
      };
    },
    // Who listens in other processes is not known.
    hasOthers: () => true,
    connected: () => out.status === 'ready' && into.status === 'ready',
    async close() {
      out.disconnect();
      into.disconnect();
      await local.close();
    },
  };
}

const retryStrategy = (times: number): number => Math.min(times * 100, 1_000);
