import { messages, syncMessages } from '@penora/protocol/document/messages';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Reader } from '../update/reader.ts';
import { Writer } from '../update/writer.ts';
import type { Service } from './service.ts';
import { wordsOf } from './updates.ts';

export type Heard =
  | { kind: 'step1'; bytes: Uint8Array }
  | { kind: 'step2'; bytes: Uint8Array }
  | { kind: 'update'; bytes: Uint8Array }
  | { kind: 'awareness'; states: Map<number, { clock: number; state: Record<string, unknown> | null }> }
  | { kind: 'saved'; dealt: number; number: number }
  | { kind: 'role'; role: string };

type HeardOf<Kind extends Heard['kind']> = Extract<Heard, { kind: Kind }>;

/** A socket that speaks the protocol byte by byte and answers nothing by itself. */
export interface RawClient {
  ws: WebSocket;
  /** Everything heard so far. */
  heard: Heard[];
  /** Resolves when the server has hung up. */
  closed: Promise<number>;
  /** The next thing of a kind that has not been taken yet. */
  next<Kind extends Heard['kind']>(kind: Kind): Promise<HeardOf<Kind>>;
  send(frame: Uint8Array | string): void;
  step1(vector?: Uint8Array): void;
  update(update: Uint8Array): void;
  awareness(id: number, clock: number, state: unknown): void;
  leave(): void;
}

export const updateMessage = (update: Uint8Array): Uint8Array =>
  new Writer().uint(messages.sync).uint(syncMessages.update).block(update).done();

export const step1Message = (vector: Uint8Array): Uint8Array =>
  new Writer().uint(messages.sync).uint(syncMessages.step1).block(vector).done();

export function awarenessMessage(states: readonly [id: number, clock: number, json: string][]): Uint8Array {
  const inner = new Writer().uint(states.length);
  for (const [id, clock, json] of states) inner.uint(id).uint(clock).string(json);
  return new Writer().uint(messages.awareness).block(inner.done()).done();
}

function decode(frame: Uint8Array): Heard {
  const reader = new Reader(frame);
  const block = (): Uint8Array => {
    const start = reader.block();
    return reader.bytes.slice(start, reader.at);
  };
  const type = reader.uint();
  switch (type) {
    case messages.sync: {
      const kind = (['step1', 'step2', 'update'] as const)[reader.uint()];
      if (kind === undefined) throw new Error('an unknown sync message');
      return { kind, bytes: block() };
    }
    case messages.awareness: {
      const states = new Map<number, { clock: number; state: Record<string, unknown> | null }>();
      const inner = new Reader(block());
      for (let left = inner.uint(); left > 0; left -= 1) {
        const [id, clock] = [inner.uint(), inner.uint()];
        states.set(id, { clock, state: JSON.parse(inner.string()) as Record<string, unknown> | null });
      }
      return { kind: 'awareness', states };
    }
    case messages.saved:
      return { kind: 'saved', dealt: reader.uint(), number: reader.uint() };
    case messages.role:
      return { kind: 'role', role: reader.string() };
    default:
      throw new Error(`a message of kind ${type}`);
  }
}

/** Resolves when the socket is open (refusals open it too). */
export async function rawClient(
  { address }: Pick<Service, 'address'>,
  code: string,
  person: string,
  query = '',
): Promise<RawClient> {
  const ws = new WebSocket(`${address}/${code}?token=${person}${query}`);
  const heard: Heard[] = [];
  const taken = new Set<Heard>();
  const wake = new Set<() => void>();
  ws.on('message', (data: Buffer) => {
    heard.push(decode(data));
    for (const call of [...wake]) call();
  });
  const closed = new Promise<number>((resolve) => ws.on('close', resolve));
  await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
  ws.on('error', () => undefined);
  return {
    ws,
    heard,
    closed,
    next<Kind extends Heard['kind']>(kind: Kind) {
      return new Promise<HeardOf<Kind>>((resolve) => {
        const look = (): void => {
          const found = heard.find((one): one is HeardOf<Kind> => one.kind === kind && !taken.has(one));
          if (found === undefined) return;
          taken.add(found);
          wake.delete(look);
          resolve(found);
        };
        wake.add(look);
        look();
      });
    },
    send: (frame) => ws.send(frame),
    step1: (vector = Uint8Array.of(0)) => ws.send(step1Message(vector)),
    update: (update) => ws.send(updateMessage(update)),
    awareness: (id, clock, state) => ws.send(awarenessMessage([[id, clock, JSON.stringify(state)]])),
    leave: () => ws.terminate(),
  };
}

/** What the updates that it has heard come to. */
export function wordsHeard({ heard }: RawClient): string {
  const updates = heard.flatMap((one) => (one.kind === 'update' ? [one.bytes] : []));
  return updates.length === 0 ? '' : wordsOf(Y.mergeUpdates(updates));
}

/** Resolves when the server has read all that the client has sent. */
export function roundTrip({ ws }: RawClient): Promise<void> {
  return new Promise((resolve) => {
    ws.once('pong', () => resolve());
    ws.ping();
  });
}
