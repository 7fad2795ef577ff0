import { type Role, roles } from '@penora/protocol/schemas/project';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import type { PersonPrincipal, Principal } from '../../kernel/principal.ts';
import { authorise, rolesOf } from '../authorise.ts';
import { deleteProject } from '../bin.ts';
import { type Action, actions, may } from '../may.ts';
import { openWorld, type World } from './world.ts';

/** contract.md, "Roles", written once more by hand: who may do what. */
const table: Record<Role, readonly Action[]> = {
  viewer: ['read', 'watch', 'export', 'history'],
  commenter: ['comment'],
  editor: ['edit', 'resolve', 'generate', 'steer', 'version', 'rename', 'import'],
  owner: ['members', 'moderate', 'links', 'budget', 'delete', 'transfer'],
};

const allowed = (role: Role): Action[] => roles.slice(0, roles.indexOf(role) + 1).flatMap((r) => [...table[r]]);

let world: World;
let code: string;
let binned: string;
const people = new Map<Role, PersonPrincipal>();
let stranger: PersonPrincipal;

const personWith = (role: Role): PersonPrincipal => people.get(role) ?? stranger;

beforeAll(async () => {
  world = await openWorld();
  const owner = await world.person();
  people.set('owner', owner);
  code = await world.project(owner);
  binned = await world.project(owner);
  for (const role of ['viewer', 'commenter', 'editor'] as const) {
    const person = await world.person();
    people.set(role, person);
    for (const project of [code, binned]) await world.join(project, person, role);
  }
  stranger = await world.person();
  await deleteProject(world.deps, owner, binned, { forever: false });
});
afterAll(() => world.close());

test('every action belongs to one role and is decided for all', () => {
  expect(Object.values(table).flat().sort()).toEqual([...actions].sort());
});

describe.each(actions)('%s', (action) => {
  test.each(roles)('by a role: %s', async (role) => {
    const isAllowed = allowed(role).includes(action);
    expect(may(role, action)).toBe(isAllowed);
    const asked = authorise(world.database.sql, personWith(role), code, action);
    if (isAllowed)
      expect(await asked).toMatchObject({ role, project: { code, role }, userId: personWith(role).userId });
    else expect(await refusal(asked)).toMatchObject({ code: 'forbidden' });
  });

  test('by somebody without a role, and where there is no project, are not told apart', async () => {
    const [hidden, missing] = await Promise.all([
      refusal(authorise(world.database.sql, stranger, code, action)),
      refusal(authorise(world.database.sql, stranger, 'AAAAAA', action)),
    ]);
    expect(hidden).toMatchObject({ code: 'not_found' });
    expect(String(hidden)).toBe(String(missing));
  });

  test('I4 by nobody, by keys and by the service itself', async () => {
    const key: Principal = {
      kind: 'key',
      keyId: 'k',
      scopes: new Set(['projects:write']),
      apps: new Set(['imagegene']),
    };
    expect(await refusal(authorise(world.database.sql, null, code, action))).toMatchObject({ code: 'unauthenticated' });
    for (const principal of [key, { kind: 'system' } as const]) {
      expect(await refusal(authorise(world.database.sql, principal, code, action))).toMatchObject({
        code: 'not_found',
      });
    }
  });

  test.each(roles)('in the bin, by a role: %s', async (role) => {
    const asked = authorise(world.database.sql, personWith(role), binned, action);
    if (role === 'owner' && ['read', 'export', 'history', 'delete'].includes(action)) {
      expect((await asked).project.deletedAt).not.toBeNull();
    } else {
      expect(await refusal(asked)).toMatchObject({ code: 'not_found' });
    }
  });
});

test('the roles that hold now are found by asking', async () => {
  const asked = [code, binned, 'AAAAAA'].flatMap((project) =>
    [personWith('editor'), stranger].map(({ userId }) => ({ code: project, userId })),
  );
  expect(await rolesOf(world.database.sql, asked)).toEqual([
    { code, userId: personWith('editor').userId, role: 'editor' },
  ]);
  expect(await rolesOf(world.database.sql, [])).toEqual([]);
});
