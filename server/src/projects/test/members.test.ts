import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import { verifyAddress } from '../../identity/verifyAddress.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { authorise } from '../authorise.ts';
import { acceptInvitations } from '../invitations.ts';
import { changeMember, removeMember } from '../memberChanges.ts';
import { addMember, listMembers } from '../members.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let addresses = 0;
const freshAddress = (): string => {
  addresses += 1;
  return `person${addresses}@example.org`;
};

const roleOf = async (code: string, principal: PersonPrincipal): Promise<string> =>
  authorise(world.database.sql, principal, code, 'read').then(
    ({ role }) => role,
    () => 'none',
  );

const everybody = async (principal: PersonPrincipal, code: string) =>
  (await listMembers(world.database.sql, principal, code, { limit: 50 })).items;

/** Anna with a project, and Ben, who has an address. */
async function scene() {
  const [annas, bens] = [freshAddress(), freshAddress()];
  const [anna, ben] = [await world.person(annas), await world.person(bens)];
  const code = await world.project(anna);
  return { anna, annas, ben, bens, code, told: world.listen(code) };
}

describe('adding a member by e-mail', () => {
  test('is in force at once for somebody who has an account', async () => {
    const { anna, ben, bens, code, told } = await scene();
    const member = await addMember(world.deps, anna, code, { email: bens.toUpperCase(), role: 'editor' });
    expect(member).toEqual({ userId: ben.userId, name: 'Anna', role: 'editor' });
    expect(await roleOf(code, ben)).toBe('editor');
    expect(told).toEqual([{ kind: 'role', code, userId: ben.userId, role: 'editor' }]);
  });

  test('again gives the new role', async () => {
    const { anna, ben, bens, code } = await scene();
    await addMember(world.deps, anna, code, { email: bens, role: 'editor' });
    await addMember(world.deps, anna, code, { email: bens, role: 'viewer' });
    expect(await roleOf(code, ben)).toBe('viewer');
    expect(await everybody(anna, code)).toHaveLength(2);
  });

  test('of the owner, by an editor, or to an unknown project is refused', async () => {
    const { anna, annas, ben, bens, code } = await scene();
    const add = (principal: PersonPrincipal, project: string, email: string) =>
      refusal(addMember(world.deps, principal, project, { email, role: 'viewer' }));
    expect(await add(anna, code, annas)).toMatchObject({ code: 'wrong_state' });
    expect(await add(ben, code, freshAddress())).toMatchObject({ code: 'not_found' });
    await addMember(world.deps, anna, code, { email: bens, role: 'editor' });
    expect(await add(ben, code, freshAddress())).toMatchObject({ code: 'forbidden' });
    expect(await add(anna, 'AAAAAA', bens)).toMatchObject({ code: 'not_found' });
    expect(await roleOf(code, anna)).toBe('owner');
  });

  test('the same person many times at the same moment makes one member', async () => {
    const { anna, bens, code } = await scene();
    const add = () => addMember(world.deps, anna, code, { email: bens, role: 'editor' });
    await Promise.all(Array.from({ length: 12 }, add));
    expect(await everybody(anna, code)).toHaveLength(2);
  });

  test('has an end: members of a project, invitations in an hour', async () => {
    const { anna, code } = await scene();
    const few = { ...world.deps, limits: { ...world.deps.limits, membersPerProject: 4 } };
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, () => addMember(few, anna, code, { email: freshAddress(), role: 'viewer' })),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(3);
    const rare = { ...world.deps, limits: { ...world.deps.limits, invitationsPerHour: 10 } };
    const next = () => addMember(rare, anna, code, { email: freshAddress(), role: 'viewer' });
    await next();
    expect(await refusal(next())).toMatchObject({ code: 'too_many_requests' });
  });
});

describe('an invitation', () => {
  test('stands among the members, to the owner only, and can be changed and taken back', async () => {
    const { anna, ben, bens, code, told } = await scene();
    await addMember(world.deps, anna, code, { email: bens, role: 'viewer' });
    told.length = 0;
    const email = freshAddress();
    const invited = await addMember(world.deps, anna, code, { email: email.toUpperCase(), role: 'viewer' });
    expect(invited).toEqual({ userId: expect.stringMatching(/^inv_[0-9a-f]{32}$/), name: email, role: 'viewer' });
    expect(await everybody(anna, code)).toContainEqual(invited);
    expect(JSON.stringify(await everybody(ben, code))).not.toContain(email);
    expect(await changeMember(world.deps, anna, code, invited.userId, 'editor')).toEqual({
      ...invited,
      role: 'editor',
    });
    expect(await refusal(changeMember(world.deps, anna, code, invited.userId, 'owner'))).toMatchObject({
      code: 'wrong_state',
    });
    await removeMember(world.deps, anna, code, invited.userId);
    expect(await everybody(anna, code)).toHaveLength(2);
    const again = [
      () => removeMember(world.deps, anna, code, invited.userId),
      () => changeMember(world.deps, anna, code, invited.userId, 'viewer'),
    ];
    for (const work of again) expect(await refusal(work())).toMatchObject({ code: 'not_found' });
    expect(told).toEqual([]);
  });

  test('I2 lets nobody in who only typed the address at registration', async () => {
    const { anna, code } = await scene();
    const email = freshAddress();
    await addMember(world.deps, anna, code, { email, role: 'editor' });
    const { user } = await world.identity.person(email, 'Eve');
    const eve: PersonPrincipal = { kind: 'person', userId: user.id, sessionId: 's' };
    expect(await roleOf(code, eve)).toBe('none');
    // The owner asks once more, sees who it is, and the invitation is spent.
    const member = await addMember(world.deps, anna, code, { email, role: 'editor' });
    expect(member).toEqual({ userId: user.id, name: 'Eve', role: 'editor' });
    expect(await everybody(anna, code)).toHaveLength(2);
  });

  test('I2 where addresses are verified, an account is somebody only once its address is', async () => {
    const { anna, code } = await scene();
    const email = freshAddress();
    const deps = { ...world.deps, verifiesAddresses: true };
    const identity = { ...world.identity.deps, verifiesAddresses: true, onVerifiedAddress: acceptInvitations };
    const { user } = await world.identity.person(email, 'Carl');
    const carl: PersonPrincipal = { kind: 'person', userId: user.id, sessionId: 's' };
    const invited = await addMember(deps, anna, code, { email, role: 'commenter' });
    expect(invited).toMatchObject({ name: email, role: 'commenter' });
    expect(JSON.stringify(invited)).not.toContain(user.id);
    expect(await roleOf(code, carl)).toBe('none');
    await verifyAddress(identity, user.id);
    expect(await roleOf(code, carl)).toBe('commenter');
    expect((await everybody(anna, code)).map(({ userId }) => userId).sort()).toEqual([anna.userId, user.id].sort());
  });

  test('that is accepted does not lower the role of somebody who is a member already', async () => {
    const { anna, ben, bens, code } = await scene();
    await world.join(code, ben, 'editor');
    await world.rows(
      "insert into invitations (project_code, email_key, role, invited_by) values ($1, $2, 'viewer', $3)",
      [code, bens, anna.userId],
    );
    expect(await acceptInvitations(world.database.sql, ben.userId, bens)).toEqual([]);
    expect(await roleOf(code, ben)).toBe('editor');
    expect(await everybody(anna, code)).toHaveLength(2);
  });
});

describe('the list of members', () => {
  test('is for members, newest first, page by page, and carries no address', async () => {
    const { anna, annas, code } = await scene();
    const others = await Promise.all(Array.from({ length: 5 }, () => world.person(freshAddress())));
    for (const other of others) await world.join(code, other, 'viewer');
    const [viewer = anna] = others;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers(world.database.sql, viewer, code, { limit: 2, cursor });
      seen.push(...page.items.map(({ userId }) => userId));
      expect(JSON.stringify(page)).not.toContain('@');
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...others.map(({ userId }) => userId).reverse(), anna.userId]);
    expect(annas).toContain('@');
    const stranger = await world.person();
    expect(await refusal(everybody(stranger, code))).toMatchObject({ code: 'not_found' });
  });
});

describe('I3 a changed role', () => {
  test('holds at once and is told', async () => {
    const { anna, ben, code, told } = await scene();
    await world.join(code, ben, 'editor');
    expect(await changeMember(world.deps, anna, code, ben.userId, 'viewer')).toMatchObject({ role: 'viewer' });
    expect(await roleOf(code, ben)).toBe('viewer');
    expect(told).toEqual([{ kind: 'role', code, userId: ben.userId, role: 'viewer' }]);
  });

  test('is for the owner to give, to members, and not to the owner', async () => {
    const { anna, ben, code, told } = await scene();
    const stranger = await world.person();
    await world.join(code, ben, 'editor');
    const change = (by: PersonPrincipal, who: string, role: 'viewer' | 'owner') =>
      refusal(changeMember(world.deps, by, code, who, role));
    expect(await change(ben, ben.userId, 'owner')).toMatchObject({ code: 'forbidden' });
    expect(await change(ben, anna.userId, 'viewer')).toMatchObject({ code: 'forbidden' });
    expect(await change(stranger, ben.userId, 'viewer')).toMatchObject({ code: 'not_found' });
    expect(await change(anna, stranger.userId, 'viewer')).toMatchObject({ code: 'not_found' });
    expect(await change(anna, stranger.userId, 'owner')).toMatchObject({ code: 'not_found' });
    expect(await change(anna, anna.userId, 'viewer')).toMatchObject({ code: 'wrong_state' });
    expect(await changeMember(world.deps, anna, code, anna.userId, 'owner')).toMatchObject({ role: 'owner' });
    expect(told).toEqual([]);
  });
});

describe('I3 access that ends', () => {
  test('is gone at once and is told; what was a member is a stranger', async () => {
    const { anna, ben, code, told } = await scene();
    await world.join(code, ben, 'editor');
    await removeMember(world.deps, anna, code, ben.userId);
    expect(await roleOf(code, ben)).toBe('none');
    expect(told).toEqual([{ kind: 'withdrawn', code, userId: ben.userId }]);
    expect(await refusal(removeMember(world.deps, anna, code, ben.userId))).toMatchObject({ code: 'not_found' });
  });

  test('by leaving, with any role, but not the owner', async () => {
    const { anna, ben, code } = await scene();
    for (const role of ['viewer', 'commenter', 'editor'] as const) {
      await world.join(code, ben, role);
      await removeMember(world.deps, ben, code, ben.userId);
      expect(await roleOf(code, ben)).toBe('none');
    }
    expect(await refusal(removeMember(world.deps, anna, code, anna.userId))).toMatchObject({ code: 'wrong_state' });
    expect(await roleOf(code, anna)).toBe('owner');
  });

  test('is for the owner to take from others', async () => {
    const { anna, ben, code } = await scene();
    const carl = await world.person();
    await world.join(code, ben, 'editor');
    await world.join(code, carl, 'viewer');
    expect(await refusal(removeMember(world.deps, ben, code, carl.userId))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(removeMember(world.deps, ben, code, anna.userId))).toMatchObject({ code: 'forbidden' });
    expect(await roleOf(code, carl)).toBe('viewer');
  });
});

describe('handing a project over', () => {
  test('makes the member the owner and the owner an editor; the storage moves', async () => {
    const { anna, ben, code, told } = await scene();
    await world.join(code, ben, 'viewer');
    const { sum } = await world.storage(anna);
    expect(await changeMember(world.deps, anna, code, ben.userId, 'owner')).toMatchObject({ role: 'owner' });
    expect([await roleOf(code, anna), await roleOf(code, ben)]).toEqual(['editor', 'owner']);
    expect(await world.storage(anna)).toEqual({ used: 0, sum: 0 });
    expect(await world.storage(ben)).toEqual({ used: sum, sum });
    expect(told).toEqual([
      { kind: 'role', code, userId: anna.userId, role: 'editor' },
      { kind: 'role', code, userId: ben.userId, role: 'owner' },
    ]);
  });

  test('to two people at the same moment makes one owner', async () => {
    const { anna, ben, code } = await scene();
    const carl = await world.person();
    for (const person of [ben, carl]) await world.join(code, person, 'editor');
    const results = await Promise.allSettled(
      [ben, carl].map(({ userId }) => changeMember(world.deps, anna, code, userId, 'owner')),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    const owners = await world.rows("select user_id from members where project_code = $1 and role = 'owner'", [code]);
    const [project] = await world.rows<{ owner_id: string }>('select owner_id from projects where code = $1', [code]);
    expect(owners).toEqual([{ user_id: project?.owner_id }]);
  });
});
