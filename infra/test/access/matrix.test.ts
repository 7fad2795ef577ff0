import { requests } from '@penora/protocol/events';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { may } from '../../../server/src/projects/may.ts';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { service } from '../kit/service.ts';
import { addParagraph } from '../kit/text.ts';
import {
  type Caller,
  type Cast,
  callers,
  isPerson,
  KEY,
  openCast,
  type PersonCaller,
  people,
  SECRET,
} from './callers.ts';
import { type Allowed, type Request, rules } from './rules.ts';
import { openStage, type Stage } from './stage.ts';

const env = { PENORA_API_KEY: KEY, SUKUSUKU_JWT_SECRET: SECRET, DEMO_WORDS_PER_SECOND: '100000' };
const penora = service({ env });
let cast: Cast;
let stage: Stage;
let addresses: string[];

const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

beforeAll(async () => {
  cast = await openCast(penora);
  stage = await openStage(cast);
  const { paths } = Description.parse(await (await fetch(`${penora.url}/api/openapi.json`)).json());
  addresses = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
});

/** The status with which a caller must be refused, or null for one who is let in. */
function refusal(allowed: Allowed, caller: Caller): number | null {
  if (allowed === 'anyone') return null;
  if (typeof allowed === 'object' && 'key' in allowed) {
    if (caller === 'key') return null;
    if (caller !== 'foreignKey') return 401;
    return allowed.reaches === undefined ? 403 : null;
  }
  if (typeof allowed === 'object' && 'crossApp' in allowed) {
    if (caller === 'delegate') return null;
    if (!isPerson(caller)) return 401;
    return caller === 'stranger' && allowed.crossApp === 'read' ? 404 : null;
  }
  if (!isPerson(caller)) return 401;
  if (allowed === 'person') return null;
  if (allowed === 'own') return caller === 'owner' ? null : 404;
  if (caller === 'stranger') return 404;
  return may(caller, allowed.project) ? null : 403;
}

/** Only what the answer's head says: streams are left at once. */
async function knock(address: string, request: Request, headers: Record<string, string>): Promise<number> {
  const [method = '', path = ''] = address.split(' ');
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(request.params?.[name] ?? 'none'));
  const leave = new AbortController();
  const response = await fetch(`${penora.url}${place}?${new URLSearchParams(request.query)}`, {
    method,
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/json' },
    signal: leave.signal,
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(request.body ?? {}) }),
  });
  leave.abort();
  return response.status;
}

/** What "let in" cannot be answered with. The person's own resources may be missing: those are told apart by 404. */
function isRefused(allowed: Allowed, status: number): boolean {
  if (allowed === 'anyone') return status === 403 || status === 500;
  if (allowed === 'person') return status === 401 || status === 403 || status === 500;
  return [401, 403, 404, 405, 415, 422, 500].includes(status);
}

describe('REST and the sidecar', () => {
  test('every address has a rule', () => {
    expect(addresses.filter((address) => rules[address] === undefined)).toEqual([]);
  });

  test.each(Object.entries(rules))('%s', async (address, rule) => {
    // A rule may be here before its address.
    if (!addresses.includes(address)) return;
    const where = rule.fresh === true ? await openStage(cast) : stage;
    for (const caller of callers.filter((who) => rule.spare?.includes(who) !== true)) {
      const status = await knock(address, rule.ask?.(where) ?? {}, cast.headers[caller]);
      const expected = refusal(rule.may, caller);
      const said = `${caller} at ${address}`;
      if (expected !== null) expect(status, said).toBe(expected);
      else expect(isRefused(rule.may, status), `${said}: ${status}`).toBe(false);
    }
  });

  test.each(Object.entries(rules).filter(([, { may: allowed }]) => typeof allowed === 'object' && 'key' in allowed))(
    'a key without the scope: %s',
    async (address, rule) => {
      const scope = typeof rule.may === 'object' && 'key' in rule.may ? rule.may.key : '';
      const headers = { 'x-api-key': cast.without.get(scope) ?? '' };
      expect(await knock(address, rule.ask?.(stage) ?? {}, headers)).toBe(403);
    },
  );

  test('a JWT of another person opens only what is theirs', async () => {
    const query = { jwt_token: cast.jwt };
    expect(await knock('GET /api/user-projects', { query }, {})).toBe(200);
    expect(await knock('GET /api/project/{code}', { query, params: { code: stage.code } }, {})).toBe(404);
    expect(await knock('GET /api/me', { query }, {})).toBe(401);
  });
});

/** What socket.io takes, with the least role for each. */
const events: Record<keyof typeof requests, (where: Stage) => Record<string, unknown>> = {
  'project:join': ({ code }) => ({ code }),
  'project:leave': ({ code }) => ({ code }),
  'generation:watch': ({ generationId }) => ({ id: generationId }),
  'generation:unwatch': ({ generationId }) => ({ id: generationId }),
};
/** Those that only forget what one has been told, which everybody may. */
const harmless = ['project:leave', 'generation:unwatch'];

describe('socket.io', () => {
  test('every request has a rule', () => {
    expect(Object.keys(requests).filter((name) => !Object.hasOwn(events, name))).toEqual([]);
  });

  test.each(people)('%s', async (who) => {
    const listener = new Listener(penora.url, cast.people[who]);
    await listener.connected();
    for (const [name, bodyOf] of Object.entries(events)) {
      const { ok, error } = await listener.ask(name, bodyOf(stage));
      expect(ok, name).toBe(who !== 'stranger' || harmless.includes(name));
      if (!ok) expect(error?.code).toBe('not_found');
    }
    listener.close();
  });

  test.each(callers.filter((caller) => !isPerson(caller)))('%s is not let in', async (who) => {
    const headers = cast.headers[who];
    const token = headers.authorization?.slice('Bearer '.length) ?? headers['x-api-key'];
    const listener = new Listener(penora.url, token === undefined ? {} : { token });
    expect(await listener.refused()).toMatch(/unauthenticated/);
  });
});

/** Writes as somebody, and looks whether others see it. */
async function write(collab: Collab, who: PersonCaller): Promise<void> {
  const owner = new Collab(penora.url, stage.code, cast.people.owner);
  await Promise.all([collab.whenSynced(), owner.whenSynced()]);
  addParagraph(collab.doc, `written by ${who}`);
  if (who === 'editor' || who === 'owner') await owner.whenText((text) => text.includes(`written by ${who}`));
  // By the time this has come round, what was dropped would have been there.
  addParagraph(owner.doc, `after ${who}`);
  await collab.whenText((text) => text.includes(`after ${who}`));
  if (who === 'viewer' || who === 'commenter') expect(owner.text).not.toContain(`written by ${who}`);
  owner.close();
}

describe('the document socket', () => {
  test.each(people)('%s', async (who) => {
    const collab = new Collab(penora.url, stage.code, cast.people[who]);
    if (who === 'stranger') expect(await collab.whenClosed()).toBe(4404);
    else await write(collab, who);
    collab.close();
  });

  test.each(callers.filter((caller) => !isPerson(caller)))('%s is not let in', async (who) => {
    const headers = cast.headers[who];
    const token = headers.authorization?.slice('Bearer '.length) ?? headers['x-api-key'];
    const collab = new Collab(penora.url, stage.code, token === undefined ? {} : { token });
    expect(await collab.whenClosed()).toBe(4401);
    collab.close();
  });
});
