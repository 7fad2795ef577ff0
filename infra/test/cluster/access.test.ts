import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRedis, startTestCluster, type TestCluster } from '../kit/cluster.ts';
import { Collab } from '../kit/collab.ts';
import { Ear } from '../kit/ear.ts';
import { Listener } from '../kit/listener.ts';
import { Person, refusalOf } from '../kit/person.ts';
import { addParagraph } from '../kit/text.ts';

const hasRedis = await findRedis();
const PROCESSES = [0, 1, 2];

describe.each([
  { way: 'Redis', redis: true },
  { way: 'the database alone', redis: false },
])('I3 what changes on one process holds on the others, by $way', ({ way, redis }) => {
  // By the database alone every change takes a turn of the poll.
  const sources = redis || process.env.PENORA_LONG !== undefined ? PROCESSES : [2];
  const roles = redis ? ['viewer', 'commenter', 'editor', 'viewer'] : ['viewer'];
  let cluster: TestCluster;
  let anna: Person;

  // No package brings a Redis server: without one on the path this half is counted as skipped.
  describe.skipIf(redis && !hasRedis)('', () => {
    beforeAll(async () => {
      cluster = await startTestCluster({ redis });
      anna = await Person.register(cluster.url);
    });
    afterAll(() => cluster?.forget());

    const at = (person: Person, process: number): Person => person.at(cluster.door(process).url);
    const earsOf = (person: Person, code: string, token?: string): Ear[] =>
      PROCESSES.map(
        (process) =>
          new Ear(cluster.door(process).url, code, token === undefined ? { cookie: person.cookie } : { token }),
      );

    /** Says how long it took until all had heard; nothing depends on it. */
    async function timed<T>(what: string, work: Promise<T>): Promise<T> {
      const since = performance.now();
      const result = await work;
      console.log(`${what}, by ${way}: ${Math.round(performance.now() - since)} ms`);
      return result;
    }

    async function shared(role: string): Promise<{ code: string; bob: Person }> {
      const bob = await Person.register(cluster.url, 'Bob');
      const code = await anna.project('Shared', 'Where it began.');
      await anna.invite(code, bob, role);
      return { code, bob };
    }

    test.each(sources)('a role that is changed on process %i, without closing a socket', async (process) => {
      cluster.tellOnFailure();
      const { code, bob } = await shared('editor');
      const ears = earsOf(bob, code);
      await Promise.all(ears.map((ear) => ear.role('editor')));
      for (const role of roles) {
        await at(anna, process).call('PATCH', `/api/projects/${code}/members/${bob.id}`, { role });
        await timed(`${role} on ${process}`, Promise.all(ears.map((ear) => ear.role(role))));
      }
      const elsewhere = cluster.door((process + 1) % PROCESSES.length).url;
      const viewer = new Collab(elsewhere, code, bob);
      const owner = new Collab(elsewhere, code, anna);
      await Promise.all([viewer.whenSynced(), owner.whenSynced()]);
      addParagraph(viewer.doc, 'Not to be seen yet.');
      addParagraph(owner.doc, 'Seen by both.');
      await viewer.whenText((text) => text.includes('Seen by both.'));
      expect(owner.text).not.toContain('Not to be seen yet.');
      await at(anna, process).call('PATCH', `/api/projects/${code}/members/${bob.id}`, { role: 'editor' });
      await Promise.all(ears.map((ear) => ear.role('editor')));
      // With the right to write comes what was written without it: later words of that copy build on it.
      await owner.whenText((text) => text.includes('Not to be seen yet.'));
      expect(viewer.closes).toEqual([]);
      for (const socket of [...ears, viewer, owner]) socket.close();
    });

    test.each(sources)('membership that is withdrawn on process %i: 4403, then 4404', async (process) => {
      cluster.tellOnFailure();
      const { code, bob } = await shared('editor');
      const [ears, others] = [earsOf(bob, code), earsOf(anna, code)];
      await Promise.all([...ears.map((ear) => ear.role('editor')), ...others.map((ear) => ear.role('owner'))]);
      await at(anna, process).call('DELETE', `/api/projects/${code}/members/${bob.id}`);
      const closes = await timed(`withdrawn on ${process}`, Promise.all(ears.map((ear) => ear.whenClosed())));
      expect(closes).toEqual([4403, 4403, 4403]);
      expect(await Promise.all(earsOf(bob, code).map((ear) => ear.whenClosed()))).toEqual([4404, 4404, 4404]);
      expect((await refusalOf(at(bob, (process + 1) % 3).get(`/api/projects/${code}`))).status).toBe(404);
      expect(others.map(({ closed }) => closed)).toEqual([undefined, undefined, undefined]);
      for (const ear of others) ear.close();
    });

    test.each(sources)('a sign-out and a revoked token on process %i: 4401 and no more events', async (process) => {
      cluster.tellOnFailure();
      const { code, bob } = await shared('editor');
      const { id, token } = await bob.accessKey();
      const elsewhere = await Person.register(cluster.url, 'Carol');
      const sessions = earsOf(bob, code);
      const tokens = earsOf(bob, code, token);
      const listeners = PROCESSES.map((at) => new Listener(cluster.door(at).url, bob));
      await Promise.all([
        ...[...sessions, ...tokens].map((ear) => ear.role('editor')),
        ...listeners.map((listener) => listener.connected()),
      ]);
      await at(bob, process).call('DELETE', `/api/auth/tokens/${id}`);
      const revoked = timed(`token on ${process}`, Promise.all(tokens.map((ear) => ear.whenClosed())));
      expect(await revoked).toEqual([4401, 4401, 4401]);
      expect(sessions.map(({ closed }) => closed)).toEqual([undefined, undefined, undefined]);
      await at(bob, process).post('/api/auth/logout');
      const out = timed(`sign-out on ${process}`, Promise.all(sessions.map((ear) => ear.whenClosed())));
      expect(await out).toEqual([4401, 4401, 4401]);
      await Promise.all(listeners.map((listener) => listener.disconnected()));
      expect(await new Ear(cluster.door(process).url, code, elsewhere).whenClosed()).toBe(4404);
    });

    test.each(sources)('a project that is deleted on process %i: 4404', async (process) => {
      cluster.tellOnFailure();
      const { code, bob } = await shared('viewer');
      const ears = [...earsOf(bob, code), ...earsOf(anna, code)];
      await Promise.all(ears.map((ear) => ear.role(ears.indexOf(ear) < 3 ? 'viewer' : 'owner')));
      await at(anna, process).call('DELETE', `/api/projects/${code}`);
      const closes = await timed(`deleted on ${process}`, Promise.all(ears.map((ear) => ear.whenClosed())));
      expect(new Set(closes)).toEqual(new Set([4404]));
    });
  });
});
