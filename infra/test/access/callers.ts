import { scopes } from '@penora/protocol/endpoint';
import * as s from '@penora/protocol/schemas/sidecar';
import { joinStore } from '../../../server/src/database/start.ts';
import { makeLogger } from '../../../server/src/kernel/log.ts';
import { createKey } from '../../../server/src/sidecar/keys/keys.ts';
import { claimsOf, signToken } from '../../stand-ins/sukusuku/sign.ts';
import { Person } from '../kit/person.ts';
import type { Service } from '../kit/service.ts';

/** Every kind of caller; those with a role have it in the stage's project. From least to most, the owner last. */
export const callers = [
  'nobody',
  'key',
  'foreignKey',
  'delegate',
  'jwt',
  'stranger',
  'viewer',
  'commenter',
  'editor',
  'owner',
] as const;
export type Caller = (typeof callers)[number];

export const people = ['stranger', 'viewer', 'commenter', 'editor', 'owner'] as const;
export type PersonCaller = (typeof people)[number];
export const isPerson = (caller: Caller): caller is PersonCaller => people.some((person) => person === caller);

export const SECRET = 'a secret between sukusuku and penora';
export const KEY = 'a key of the tests that is long enough for anybody';

export interface Cast {
  people: Record<PersonCaller, Person>;
  /** What a request of this caller carries. */
  headers: Record<Caller, Record<string, string>>;
  /** For paths that take a JWT in the query; of a person of the family. */
  jwt: string;
  /** A person of the family, whom the keys reach. */
  family: string;
  /** Keys of an application of its own, each with every scope but one. */
  without: ReadonlyMap<string, string>;
}

/** People, keys and tokens of all kinds. The owner has let ImageGene in, and no other application. */
export async function openCast(penora: Service): Promise<Cast> {
  const named = await Promise.all(people.map(async (who) => [who, await Person.register(penora.url, who)] as const));
  const cast = Object.fromEntries(named) as Record<PersonCaller, Person>;
  const { owner } = cast;
  await owner.call('PUT', '/api/applications/imagegene');
  const project = await owner.project('For the code', 'Words.');
  const { code } = Object(await owner.post(`/api/projects/${project}/handoff`));
  const trade = await fetch(`${penora.url}/api/cross-app/auth`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const { access_token } = s.CrossAppAuthorised.parse(await trade.json());
  const family = '101902121794505144784';
  const jwt = signToken(SECRET, claimsOf({ userId: family }));
  const keys = await makeKeys(penora);
  return {
    people: cast,
    family,
    jwt,
    without: keys.without,
    headers: {
      nobody: {},
      key: { 'x-api-key': KEY },
      foreignKey: { 'x-api-key': keys.foreign },
      delegate: { authorization: `Bearer ${access_token}` },
      jwt: { authorization: `Bearer ${jwt}` },
      stranger: { cookie: cast.stranger.cookie },
      viewer: { cookie: cast.viewer.cookie },
      commenter: { cookie: cast.commenter.cookie },
      editor: { cookie: cast.editor.cookie },
      owner: { cookie: cast.owner.cookie },
    },
  };
}

/** Beside the running service, as the operator's command makes them. */
async function makeKeys({ data }: Service): Promise<{ foreign: string; without: Map<string, string> }> {
  const onFailure = (reason: Error): never => {
    throw reason;
  };
  const log = makeLogger('silent');
  const store = await joinStore({ url: data.DATABASE_URL, dataDir: data.DATA_DIR ?? '', entities: [], log, onFailure });
  try {
    const { sql } = store.database;
    const foreign = await createKey(sql, { name: 'foreign', apps: ['foreign'], scopes });
    const without = new Map<string, string>();
    for (const scope of scopes) {
      const rest = scopes.filter((one) => one !== scope);
      const made = await createKey(sql, { name: `not ${scope}`, apps: ['imagegene'], scopes: rest });
      without.set(scope, made.key);
    }
    return { foreign: foreign.key, without };
  } finally {
    await store.stop();
  }
}
