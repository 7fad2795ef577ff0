import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { unavailable } from '../kernel/errors.ts';
import { makeExpress } from './express.ts';

it('what the database could not take is told to the operator, what we refuse by ourselves is not', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const failing = Router()
    .get('/lost', () => {
      throw Object.assign(new Error('insert "a secret" - connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    })
    .get('/refused', () => {
      throw unavailable('Try again in a moment.');
    });
  const server = createServer(makeExpress({ log, trustProxy: undefined, https: false, routers: [failing] }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect((await fetch(`${url}/refused`)).status).toBe(503);
  expect(lines).toEqual([]);
  const answer = await fetch(`${url}/lost`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('ECONNREFUSED');
  expect(lines).toEqual([expect.stringContaining('"reason":"ECONNREFUSED"')]);
  expect(lines.join('')).not.toContain('a secret');
});
