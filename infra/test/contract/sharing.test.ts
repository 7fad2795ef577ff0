import { ShareLink } from '@penora/protocol/schemas/project';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { PASSWORD, Person, refusalOf } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const penora = service();

const Made = z.object({ shareLink: ShareLink });

async function share(owner: Person, code: string, body: Record<string, unknown>) {
  const response = await owner.fetch('POST', `/api/projects/${code}/share-links`, body);
  expect(response.status).toBe(201);
  return Made.parse(await response.json()).shareLink;
}

test('a share link: made, accepted by a guest at once, turned off: 4403, then nothing is there for them', async () => {
  const [anna, bob] = [await Person.register(penora.url, 'Anna'), await Person.register(penora.url, 'Bob')];
  const code = await anna.project('The Salt Lantern', 'Once.');
  const link = await share(anna, code, { role: 'editor' });
  expect(link).toMatchObject({
    role: 'editor',
    expiresAt: null,
    usesLeft: null,
    url: `${penora.url}/share/${link.token}`,
  });
  const token = link.token ?? '';
  expect((await refusalOf(bob.get(`/api/projects/${code}`))).status).toBe(404);

  const offer = await fetch(`${penora.url}/api/share-links/${token}`);
  expect(await offer.json()).toEqual({
    offer: { title: 'The Salt Lantern', sharedBy: 'Anna', role: 'editor', expiresAt: null },
  });
  const accepted = await bob.post(`/api/share-links/${token}/accept`);
  expect(accepted).toMatchObject({ project: { code, role: 'editor' } });

  const listener = new Listener(penora.url, bob);
  await listener.connected();
  await listener.join(code);
  const collab = new Collab(penora.url, code, bob);
  await collab.whenSynced();
  expect((await anna.fetch('DELETE', `/api/projects/${code}/share-links/${link.id}`)).status).toBe(204);
  expect(await collab.whenClosed()).toBe(4403);
  expect((await refusalOf(bob.get(`/api/projects/${code}`))).status).toBe(404);
  expect((await refusalOf(bob.post(`/api/share-links/${token}/accept`))).status).toBe(404);
  listener.close();
  collab.close();
});

test('uses and expiry are honoured; nobody makes an owner, or a link that never works', async () => {
  const [anna, bob, cara] = await Promise.all(['Anna', 'Bob', 'Cara'].map((name) => Person.register(penora.url, name)));
  if (!anna || !bob || !cara) throw new Error('three people');
  const code = await anna.project();
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const link = await share(anna, code, { role: 'viewer', uses: 1, expiresAt: inAnHour });
  expect(link).toMatchObject({ usesLeft: 1, expiresAt: inAnHour });
  await bob.post(`/api/share-links/${link.token}/accept`);
  expect((await refusalOf(cara.post(`/api/share-links/${link.token}/accept`))).status).toBe(404);
  for (const body of [{ role: 'owner' }, { role: 'viewer', uses: 0 }, { role: 'viewer', projectCode: code }, {}]) {
    expect([400, 422]).toContain((await refusalOf(anna.post(`/api/projects/${code}/share-links`, body))).status);
  }
  expect((await refusalOf(bob.post(`/api/projects/${code}/share-links`, { role: 'viewer' }))).status).toBe(403);
  expect((await fetch(`${penora.url}/api/share-links/${link.token}/accept`, { method: 'POST' })).status).toBe(401);
});

test('an invitation to somebody without an account is theirs once they sign in', async () => {
  const anna = await Person.register(penora.url, 'Anna');
  const code = await anna.project();
  const email = `${code.toLowerCase()}@example.com`;
  const answer = await anna.fetch('POST', `/api/projects/${code}/members`, {
    email: email.toUpperCase(),
    role: 'commenter',
  });
  expect(answer.status).toBe(201);
  const late = new Person(penora.url);
  await late.post('/api/auth/register', { email, password: PASSWORD, name: 'Late' });
  expect((await late.projectInfo(code)).role).toBe('commenter');
});

test('mass assignment: nothing but what an address is for is taken from a body', async () => {
  const mallory = new Person(penora.url);
  const body = { email: `${crypto.randomUUID()}@example.com`, password: PASSWORD, name: 'Mallory' };
  for (const more of [
    { id: 'pn_aaaaaaaaaaaaaaaaaaaaaaaa' },
    { emailVerified: true },
    { balanceMilliku: 1 },
    { role: 'admin' },
  ]) {
    expect([400, 422]).toContain((await mallory.fetch('POST', '/api/auth/register', { ...body, ...more })).status);
  }
  await mallory.post('/api/auth/register', body);
  const code = await mallory.project();
  for (const more of [{ ownerId: 'x' }, { role: 'owner' }, { sizeBytes: 0 }]) {
    expect([400, 422]).toContain(
      (await mallory.fetch('PATCH', `/api/projects/${code}`, { title: 'x', ...more })).status,
    );
  }
});
