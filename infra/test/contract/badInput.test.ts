import { randomUUID } from 'node:crypto';
import { Problem } from '@penora/protocol/errors';
import * as s from '@penora/protocol/schemas/sidecar';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { accepts, alternatives, JsonSchema, sample } from '../kit/jsonSchema.ts';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { Sister } from '../kit/sister.ts';

const Operation = z.looseObject({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: JsonSchema })).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: JsonSchema })) }).optional(),
});
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });
type Operation = z.infer<typeof Operation>;

const KEY = 'a key of the tests that is long enough for anybody';

const penora = service({ env: { DEMO_WORDS_PER_SECOND: '100000', PENORA_API_KEY: KEY } });
/** Owns what the requests are about; nothing of hers may change. */
let anna: Person;
/** Sends what may pass. */
let careless: Person;
/** Whom requests of sister applications are about. */
let family: string;
let operations: { method: string; path: string; operation: Operation }[];
let ids: Record<string, string>;

beforeAll(async () => {
  family = await new Sister(penora.url, KEY).person();
  [anna, careless] = await Promise.all([Person.register(penora.url), Person.register(penora.url, 'Careless')]);
  const code = await anna.project('Hers', 'A text of hers.');
  const bob = await Person.register(penora.url, 'Bob');
  await anna.invite(code, bob, 'viewer');
  const { generation } = await anna.generate({ projectCode: code });
  await (await anna.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
  ids = { code, id: generation.id, userId: bob.id };
  const { paths } = Description.parse(await anna.get('/api/openapi.json'));
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});

/** Fields whose rules JSON Schema does not tell. */
const known = (): Record<string, unknown> => ({
  email: `${randomUUID()}@example.com`,
  password: 'correct horse battery',
  prompt: 'The sea.',
  projectCode: ids.code,
  user_id: family,
  app_name: 'imagegene',
});

/** Sister applications bring a key; it says nothing anywhere else. */
const keyFor = (path: string): Record<string, string> => (path.startsWith('/api/unified/') ? { 'x-api-key': KEY } : {});

const isSidecar = (what: string): boolean => /\/api\/(unified|cross-app|user-projects|project)\b/.test(what);

/** Sister applications are refused in a form of their own. */
function sisterProblem(response: Response, text: string): Problem {
  const { error, code, errors } = s.Failure.parse(JSON.parse(text));
  return Problem.parse({ type: 'about:blank', title: error, status: response.status, code, errors });
}

const addressOf = (path: string, changes: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => changes[name] ?? ids[name] ?? randomUUID());

const bodySchema = ({ requestBody }: Operation): JsonSchema | undefined =>
  requestBody?.content['application/json']?.schema;

/** All of hers that a request could change. */
async function hers(): Promise<unknown> {
  const paths = ['/api/me', '/api/projects', '/api/projects?bin=true', '/api/ledger/entries', '/api/auth/tokens'];
  const ofProject = ['', '/members', '/generations', '/content?format=json'].map(
    (p) => `/api/projects/${ids.code}${p}`,
  );
  return Promise.all([...paths, ...ofProject].map((path) => anna.get(path)));
}

async function problemOf(response: Response, what: string): Promise<Problem> {
  const text = await response.text();
  expect(response.status, `${what} → ${text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
  expect(response.status, `${what} → ${text.slice(0, 300)}`).toBeLessThan(500);
  if (isSidecar(what)) return sisterProblem(response, text);
  expect(response.headers.get('content-type'), what).toContain('application/problem+json');
  return Problem.parse(JSON.parse(text));
}

/** Either it passes or it is a proper no; never a fault of ours. */
async function noFault(response: Response, what: string): Promise<void> {
  if (response.status >= 400) await problemOf(response, what);
  // What goes on telling, as a balance does, has no end to wait for.
  else await response.body?.cancel();
}

const strange: unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e300, '', ' ', '5', 'null', 'NaN'],
  ...['a\u0000b', '\ud800', '\u202e\u0007', '"; drop table people; --', '../../etc/passwd', '😀'.repeat(2_000)],
  ...[[], [1], ['x', null], {}, { $ne: null }, { toString: 'x' }, { length: 5 }],
];
const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 40);

interface Mutation {
  body: unknown;
  field: string;
  what: string;
  mustRefuse: boolean;
}

const longest = ({ maxLength }: JsonSchema): unknown[] => (maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]);

/** In the short run each field has its share of what is strange, the next field the next share. */
const SHARES = process.env.PENORA_LONG === undefined ? 4 : 1;
let turn = 0;

function someStrange(): unknown[] {
  turn += 1;
  return strange.filter((_, index) => (index + turn) % SHARES === 0);
}

/** The good body with one part of it replaced, left out or joined by one too many, at every depth. */
function* mutations(form: JsonSchema, good: Record<string, unknown>, at = ''): Generator<Mutation> {
  for (const [name, rule] of Object.entries(form.properties ?? {})) {
    const field = at + name;
    for (const value of [...someStrange(), ...longest(rule)]) {
      const body = { ...good, [name]: value };
      yield { body, field, what: `${field}=${short(value)}`, mustRefuse: !accepts(rule, value) };
    }
    if (form.required?.includes(name)) {
      const { [name]: _, ...without } = good;
      yield { body: without, field, what: `no ${field}`, mustRefuse: true };
    }
    for (const inner of alternatives(rule).filter(({ properties }) => properties !== undefined)) {
      for (const { body, ...rest } of mutations(inner, Object(sample(inner, known())), `${field}.`)) {
        yield { ...rest, body: { ...good, [name]: body } };
      }
    }
  }
  if (form.additionalProperties === false) {
    yield { body: { ...good, isAdmin: true }, field: at.slice(0, -1), what: `${at}isAdmin`, mustRefuse: true };
  }
}

/** Each form of a body; what another form takes is not to be refused. */
function* allMutations(schema: JsonSchema): Generator<Mutation> {
  for (const form of alternatives(schema)) {
    for (const mutation of mutations(form, Object(sample(form, known())))) {
      yield { ...mutation, mustRefuse: mutation.mustRefuse && !accepts(schema, mutation.body) };
    }
  }
}

/** How many requests are under way at the same time. */
const LANES = 8;

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

test('every field of every body: what the description refuses is refused by name, and nothing changed', async () => {
  const before = await hers();
  const faults: string[] = [];
  const tries = operations.flatMap(({ method, path, operation }) =>
    [...allMutations(bodySchema(operation) ?? {})].map((mutation, n) => ({ method, path, n, ...mutation })),
  );
  const attempt = async ({ method, path, n, body, field, what, mustRefuse }: (typeof tries)[number]): Promise<void> => {
    const who = mustRefuse ? anna : careless;
    const address = addressOf(path, mustRefuse ? {} : elsewhere());
    const key: Record<string, string> = method === 'POST' && n % 2 === 0 ? { 'idempotency-key': randomUUID() } : {};
    const headers = { ...key, ...keyFor(path) };
    const name = `${method} ${path} ${what}`;
    try {
      const answer = await who.fetch(method, address, mustRefuse ? body : withoutHers(body), headers);
      if (!mustRefuse) await noFault(answer, name);
      else expect(namesField(await problemOf(answer, name), field), name).toBe(true);
    } catch (error) {
      faults.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  };
  await inLanes(tries, attempt);
  expect(faults).toEqual([]);
  expect(tries.length).toBeGreaterThan(500);
  expect(await hers()).toEqual(before);
}, 180_000);

/** What may pass is about nothing of hers. */
const elsewhere = (): Record<string, string> => ({ code: 'NOSUCH', id: randomUUID() });
function withoutHers(body: unknown): unknown {
  const { projectCode, ...rest } = Object(body);
  return projectCode === undefined || projectCode === ids.code ? rest : { ...rest, projectCode };
}

/** The storage or the size of the request may be what is said no to first. */
function namesField({ code, errors = [] }: Problem, field: string): boolean {
  if (code === 'too_large') return true;
  return field === '' || errors.some(({ path }) => path === field || path.startsWith(`${field}.`));
}

test('bodies that are no proper JSON object', async () => {
  const before = await hers();
  const bodies: [string, string, Record<string, string>?][] = [
    ['not JSON', '{"title": '],
    ['nothing but a brace', '{'],
    ['an array', '[]'],
    ['a string', '"title"'],
    ['a number', '12'],
    ['null', 'null'],
    ['nesting', '['.repeat(200_000)],
    ['too large', `{"title":"${'x'.repeat(8_000_000)}"}`],
    ['a form', 'title=x', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', '{"title":"x"}', { 'content-type': 'text/plain' }],
    ['XML', '<title>x</title>', { 'content-type': 'application/xml' }],
    ['a charset that is none', '{"title":"x"}', { 'content-type': 'application/json; charset=klingon' }],
    ['a compression that is none', '{"title":"x"}', { 'content-encoding': 'gzip' }],
    ['an unknown compression', '{"title":"x"}', { 'content-encoding': 'zzz' }],
  ];
  for (const { method, path, operation } of operations) {
    if (bodySchema(operation) === undefined) continue;
    for (const [what, body, headers = {}] of bodies) {
      const response = await fetch(penora.url + addressOf(path), {
        ...{ method, body },
        headers: { ...anna.headers, 'content-type': 'application/json', ...keyFor(path), ...headers },
      });
      await problemOf(response, `${method} ${path}: ${what}`);
    }
  }
  expect(await hers()).toEqual(before);
}, 60_000);

test('every parameter of every address', async () => {
  const before = await hers();
  const inPath = ['%00', '%FF', '..%2F..', 'x'.repeat(3_000), '-1', 'null', '%F0%9F%98%80', "'%20or%201=1", '[object]'];
  const inQuery = [
    '',
    '%00',
    '-1',
    '0',
    '1.5',
    'NaN',
    '1e999',
    '2147483648',
    '9007199254740991',
    '99999999999999999999',
    'x'.repeat(3_000),
    '%ED%A0%80',
    '[]',
  ];
  await inLanes(operations, async ({ method, path, operation }) => {
    for (const { name, in: place, schema } of operation.parameters) {
      const body = bodySchema(operation) === undefined ? undefined : sample(bodySchema(operation) ?? {}, known());
      if (place === 'path') {
        for (const value of inPath) {
          const response = await anna.fetch(method, addressOf(path, { [name]: value }), body, keyFor(path));
          const problem = await problemOf(response, `${method} ${path} ${name}=${value.slice(0, 20)}`);
          expect([400, 404, 422]).toContain(problem.status);
        }
      }
      if (place !== 'query' || method !== 'GET') continue;
      for (const value of inQuery) {
        const what = `${method} ${path}?${name}=${value.slice(0, 20)}`;
        const response = await anna.fetch(method, `${addressOf(path)}?${name}=${value}`, body, keyFor(path));
        const mustRefuse = [schema.type].flat().includes('integer') && value !== '' && !accepts(schema, Number(value));
        if (mustRefuse) expect(namesField(await problemOf(response, what), name), what).toBe(true);
        else await noFault(response, what);
      }
      const twice = await anna.fetch(method, `${addressOf(path)}?${name}=1&${name}=2`, body, keyFor(path));
      await noFault(twice, `${method} ${path} ${name} twice`);
    }
  });
  expect(await hers()).toEqual(before);
}, 120_000);

test('what is not there: another path 404, another verb 405', async () => {
  for (const path of [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/projects/ABCDEF/nothing',
    '/api/%FF',
    '/api/generations',
  ]) {
    const response = await anna.fetch('GET', path);
    const { status } = await problemOf(response, path);
    expect([400, 404, 405], path).toContain(status);
  }
  expect((await anna.fetch('PUT', '/api/projects')).status).toBe(405);
});

test('commands of the socket: whatever is sent, an answer and the socket lives', async () => {
  const listener = new Listener(penora.url, anna);
  await listener.connected();
  for (const event of ['project:join', 'project:leave', 'generation:watch', 'generation:unwatch']) {
    for (const value of strange) {
      for (const body of [value, { code: value, id: value }, { id: ids.id, after: value, code: value }]) {
        expect(await listener.ask(event, body), `${event} ${short(body)}`).toBeTruthy();
      }
    }
  }
  listener.socket.emit('project:join');
  listener.socket.emit('no such thing', 1);
  expect((await listener.join(ids.code ?? '')).ok).toBe(true);
  listener.close();
}, 60_000);
