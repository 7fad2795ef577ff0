import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { unreachable } from '../kernel/errors.ts';
import { sessionCookie } from './cookie.ts';
import { type Answer, Encoded, type ServerEvent, type ServerEvents } from './route.ts';

const HEARTBEAT_MS = 15_000;

/** Writes an answer to the wire: the only place that knows how each kind of content is sent. */
export async function write(res: Response, answer: Answer, status: number, secure: boolean): Promise<void> {
  res.status(answer.status ?? status).set(answer.headers);
  if (answer.session !== undefined) res.append('set-cookie', sessionCookie(answer.session, secure));
  const { content } = answer;
  switch (content.kind) {
    case 'json':
      res.json(answer.body);
      return;
    case 'empty':
      res.end();
      return;
    case 'bytes': {
      const bytes = Buffer.from(content.bytes);
      // Where it is compressed on the way, the length goes again.
      res.set('content-length', String(bytes.length));
      res.end(bytes);
      return;
    }
    case 'chunks':
      await pipeline(Readable.from(content.chunks), res);
      return;
    case 'events':
      await writeEvents(res, content.events);
      return;
    default:
      unreachable(content);
  }
}

function frame({ id, event, data }: ServerEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data instanceof Encoded ? data.json : JSON.stringify(data)}\n\n`;
}

/** Waits for a slow reader instead of buffering for it. */
async function writeEvents(res: Response, events: ServerEvents): Promise<void> {
  res.set({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  try {
    for await (const event of events) {
      if (res.destroyed) break;
      const text = 'event' in event ? frame(event) : event.map(frame).join('');
      if (!res.write(text)) await once(res, 'drain', { signal: gone.signal });
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    clearInterval(heartbeat);
    res.end();
  }
}
