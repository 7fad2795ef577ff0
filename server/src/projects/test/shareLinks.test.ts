import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { acceptLink, offerOf } from '../acceptLink.ts';
import { deleteProject } from '../bin.ts';
import { changeMember } from '../memberChanges.ts';
import { listMembers } from '../members.ts';
import { moveProjects } from '../moveProjects.ts';
import { createShareLink, listShareLinks, revokeShareLink } from '../shareLinks.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Wish = Parameters<typeof createShareLink>[3];

async function shared(wish: Partial<Wish> = {}) {
  const owner = await world.person();
  const code = await world.project(owner);
  const link = await createShareLink(world.deps, owner, code, { role: 'editor', ...wish });
  return { owner, code, id: link.id, token: link.token ?? '' };
}
const accept = (person: PersonPrincipal, token: string) => acceptLink(world.deps, person, token);
const rolesIn = async (owner: PersonPrincipal, code: string): Promise<Record<string, string>> => {
  const { items } = await listMembers(world.database.sql, owner, code, { limit: 50 });
  return Object.fromEntries(items.map(({ userId, role }) => [userId, role]));
};
const links = async (owner: PersonPrincipal, code: string) =>
  (await listShareLinks(world.deps, owner, code, { limit: 50 })).items;

describe('share links', () => {
  it('let somebody in with their role; the offer says who shares what', async () => {
    const { owner, code, token } = await shared({ role: 'commenter' });
    expect(await offerOf(world.database.sql, token)).toEqual({
      title: 'Untitled',
      sharedBy: 'Anna',
      role: 'commenter',
      expiresAt: null,
    });
    const told = world.listen(code);
    const guest = await world.person();
    expect(await accept(guest, token)).toMatchObject({ code, role: 'commenter' });
    expect(told).toEqual([{ kind: 'role', code, userId: guest.userId, role: 'commenter' }]);
    expect((await rolesIn(owner, code))[guest.userId]).toBe('commenter');
  });

  it('can be copied again by the owner, and lie hashed and sealed in the database', async () => {
    const { owner, code, id, token } = await shared();
    expect(await links(owner, code)).toMatchObject([
      { id, token, url: `http://penora.test/share/${token}`, usesLeft: null, joined: 0 },
    ]);
    const [row] = await world.rows('select l::text as row from share_links l where id = $1', [id]);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('never lower a role, and a member who has it already uses nothing up', async () => {
    const { owner, code, token } = await shared({ role: 'viewer', uses: 1 });
    expect(await accept(owner, token)).toMatchObject({ role: 'owner' });
    const editor = await world.person();
    await world.join(code, editor, 'editor');
    expect(await accept(editor, token)).toMatchObject({ role: 'editor' });
    const guest = await world.person();
    await accept(guest, token);
    expect(await accept(guest, token)).toMatchObject({ role: 'viewer' });
    expect(await links(owner, code)).toMatchObject([{ usesLeft: 0, joined: 1 }]);
  });

  it('with three uses let three in, of thirty at the same moment', async () => {
    const { owner, code, token } = await shared({ uses: 3 });
    const people = await Promise.all(Array.from({ length: 30 }, () => world.person()));
    const all = await Promise.allSettled(people.map((person) => accept(person, token)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(Object.keys(await rolesIn(owner, code))).toHaveLength(4);
  });

  it('are dead alike when they never were, are turned off, have ended, are used up, or their project is in the bin', async () => {
    const guest = await world.person();
    const off = await shared();
    await revokeShareLink(world.deps, off.owner, off.code, off.id, { keep: false });
    const ended = await shared({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await world.rows('update share_links set expires_at = now() where id = $1', [ended.id]);
    const used = await shared({ uses: 1 });
    await accept(await world.person(), used.token);
    const gone = await shared();
    await deleteProject(world.deps, gone.owner, gone.code, { forever: false });
    const answers = [];
    for (const token of ['A'.repeat(43), off.token, ended.token, used.token, gone.token]) {
      for (const ask of [() => accept(guest, token), () => offerOf(world.database.sql, token)]) {
        const error = await refusal(ask());
        answers.push(error instanceof Error ? error.message : error);
      }
    }
    expect(new Set(answers)).toEqual(new Set(['This link does not work any more. Ask for a new one.']));
  });

  it('I3 turned off, take out whoever came in by them, and nobody else', async () => {
    const { owner, code, id, token } = await shared();
    const [guest, promoted, invited] = [await world.person(), await world.person(), await world.person()];
    await world.join(code, invited, 'viewer');
    for (const person of [guest, promoted, invited]) await accept(person, token);
    await changeMember(world.deps, owner, code, promoted.userId, 'viewer');
    const told = world.listen(code);
    await revokeShareLink(world.deps, owner, code, id, { keep: false });
    expect(told).toEqual([{ kind: 'withdrawn', code, userId: guest.userId }]);
    expect(await rolesIn(owner, code)).toEqual({
      [owner.userId]: 'owner',
      [promoted.userId]: 'viewer',
      [invited.userId]: 'editor',
    });
    expect(await refusal(revokeShareLink(world.deps, owner, code, id, { keep: false }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('can be turned off while everybody stays', async () => {
    const { owner, code, id, token } = await shared();
    const guest = await world.person();
    await accept(guest, token);
    await revokeShareLink(world.deps, owner, code, id, { keep: true });
    expect((await rolesIn(owner, code))[guest.userId]).toBe('editor');
    expect(await links(owner, code)).toEqual([]);
  });

  it('belong to the owner: an editor sees, makes and turns off none, a stranger knows of no project', async () => {
    const { code, id, token } = await shared();
    const [editor, stranger] = [await world.person(), await world.person()];
    await accept(editor, token);
    for (const [person, problem] of [
      [editor, 'forbidden'],
      [stranger, 'not_found'],
    ] as const) {
      expect(await refusal(listShareLinks(world.deps, person, code, { limit: 5 }))).toMatchObject({ code: problem });
      expect(await refusal(createShareLink(world.deps, person, code, { role: 'viewer' }))).toMatchObject({
        code: problem,
      });
      expect(await refusal(revokeShareLink(world.deps, person, code, id, { keep: false }))).toMatchObject({
        code: problem,
      });
    }
  });

  it('a link of one project is not turned off through another', async () => {
    const [mine, theirs] = [await shared(), await shared()];
    expect(await refusal(revokeShareLink(world.deps, mine.owner, mine.code, theirs.id, { keep: false }))).toMatchObject(
      { code: 'not_found' },
    );
  });

  it('an end in the past is none, and fifty links are enough', async () => {
    const { owner, code } = await shared();
    const past = createShareLink(world.deps, owner, code, { role: 'viewer', expiresAt: '2001-01-01T00:00:00Z' });
    expect(await refusal(past)).toMatchObject({ code: 'invalid' });
    for (let n = 1; n < 50; n += 1) await createShareLink(world.deps, owner, code, { role: 'viewer' });
    expect(await refusal(createShareLink(world.deps, owner, code, { role: 'viewer' }))).toMatchObject({
      code: 'wrong_state',
    });
  });
});

describe('two accounts of one person', () => {
  it('S1 become one: projects, the higher of two roles, storage', async () => {
    const [from, into, other] = [await world.person(), await world.person(), await world.person()];
    const own = await world.project(from, 'twelve bytes');
    const theirs = await world.project(other);
    await world.join(theirs, from, 'editor');
    await world.join(theirs, into, 'viewer');
    const both = await world.project(into, 'more');
    await world.join(both, from, 'viewer');
    await world.database.transaction(({ sql }) => moveProjects(sql, from.userId, into.userId));
    expect(await rolesIn(into, own)).toEqual({ [into.userId]: 'owner' });
    expect(await rolesIn(into, both)).toEqual({ [into.userId]: 'owner' });
    expect(await rolesIn(other, theirs)).toEqual({ [other.userId]: 'owner', [into.userId]: 'editor' });
    expect(await world.storage(from)).toEqual({ used: 0, sum: 0 });
    const storage = await world.storage(into);
    expect(storage).toEqual({ used: 16, sum: 16 });
  });
});
