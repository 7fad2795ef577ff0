/** The least that a document server can do: whatever comes goes to everybody else in the room. No Yjs, no store. */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { announce } from './announce.ts';

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (ws, request) => {
  const name = request.url ?? '/';
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(ws));
  ws.on('message', (message) => {
    for (const other of room) if (other !== ws) other.send(message);
  });
  ws.on('close', () => room.delete(ws));
  ws.on('error', () => undefined);
});
announce(http);
