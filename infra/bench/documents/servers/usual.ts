/**
 * The usual y-websocket server, as its protocol is commonly implemented: a Y.Doc per room in memory integrates every
 * update and sends it on at once, with y-protocols doing the rest. It checks nothing and stores nothing.
 */
import { createServer } from 'node:http';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { announce } from './announce.ts';

const SYNC = 0;
const AWARENESS = 1;

class Room {
  readonly sockets = new Set<WebSocket>();
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);

  constructor() {
    this.awareness.setLocalState(null);
    this.doc.on('update', (update: Uint8Array) => {
      const encoder = createEncoder();
      writeVarUint(encoder, SYNC);
      writeUpdate(encoder, update);
      this.#send(toUint8Array(encoder));
    });
    this.awareness.on('update', (change: Record<'added' | 'updated' | 'removed', number[]>) => {
      const encoder = createEncoder();
      writeVarUint(encoder, AWARENESS);
      const ids = [...change.added, ...change.updated, ...change.removed];
      writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, ids));
      this.#send(toUint8Array(encoder));
    });
  }

  join(ws: WebSocket): void {
    this.sockets.add(ws);
    const encoder = createEncoder();
    writeVarUint(encoder, SYNC);
    writeSyncStep1(encoder, this.doc);
    ws.send(toUint8Array(encoder));
  }

  hear(ws: WebSocket, message: Uint8Array): void {
    const decoder = createDecoder(message);
    if (readVarUint(decoder) !== SYNC) {
      applyAwarenessUpdate(this.awareness, readVarUint8Array(decoder), ws);
      return;
    }
    const encoder = createEncoder();
    writeVarUint(encoder, SYNC);
    readSyncMessage(decoder, encoder, this.doc, ws);
    const answer = toUint8Array(encoder);
    if (answer.length > 1) ws.send(answer);
  }

  #send(message: Uint8Array): void {
    for (const socket of this.sockets) socket.send(message);
  }
}

const rooms = new Map<string, Room>();
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (ws, request) => {
  const name = request.url ?? '/';
  const room = rooms.get(name) ?? new Room();
  rooms.set(name, room);
  ws.on('message', (message: Buffer) => {
    try {
      room.hear(ws, message);
    } catch {
      // As usual: what cannot be read is passed over, and its sender stays.
    }
  });
  ws.on('close', () => room.sockets.delete(ws));
  ws.on('error', () => undefined);
  room.join(ws);
});
announce(http);
