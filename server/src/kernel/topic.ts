import type { z } from 'zod';
import type { Channel, Unsubscribe } from './channel.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What was published here, by its bytes: in this process it need not be read and checked again. */
const own = new WeakMap<Uint8Array, { topic: string; message: unknown }>();

/** The same where nobody needs the bytes: the message itself, many times cheaper than an entry above. */
class Told extends Uint8Array {
  topic = '';
  message: unknown;
}

/** In one process subscribers are called at once and keep nothing: what has been told is told again with other words. */
const spare: Told[] = [];

function tellHere(channel: Channel, key: string, topic: string, message: unknown): void {
  const told = spare.pop() ?? new Told(0);
  told.topic = topic;
  told.message = message;
  channel.publish(key, told);
  told.message = undefined;
  spare.push(told);
}

function encoded(topic: string, message: unknown): Uint8Array {
  const bytes = encoder.encode(JSON.stringify(message));
  own.set(bytes, { topic, message });
  return bytes;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

/** A kind of JSON message on the channel: `topic('balance', Schema)`; each key (an account, a project) is its own. */
export interface Topic<Message> {
  publish(channel: Channel, key: string, message: Message): void;
  /** A message that does not parse comes from another release: it is skipped, the database tells later. */
  subscribe(channel: Channel, key: string, listener: (message: Message) => void): Unsubscribe;
}

export function topic<Schema extends z.ZodType>(name: string, schema: Schema): Topic<z.output<Schema>> {
  return {
    publish(channel, key, message) {
      if (channel.isLocal === true) tellHere(channel, `${name}:${key}`, name, message);
      else channel.publish(`${name}:${key}`, encoded(name, message));
    },
    subscribe(channel, key, listener) {
      return channel.subscribe(`${name}:${key}`, (bytes) => {
        const known = bytes instanceof Told ? bytes : own.get(bytes);
        if (known?.topic === name) return listener(known.message as z.output<Schema>);
        const parsed = schema.safeParse(parseJson(bytes));
        if (parsed.success) listener(parsed.data);
      });
    },
  };
}
