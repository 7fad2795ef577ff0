import { Deletion, StorageByApp } from '@penora/protocol/schemas/account';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { Collab } from '../kit/collab.ts';
import { command } from '../kit/command.ts';
import { PASSWORD, Person, refusalOf } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { readEvents } from '../kit/sse.ts';

const penora = service({ env: { DEMO_WORDS_PER_SECOND: '100000' } });
const careful = service({ env: { LIMITS: '1' } });
let anna: Person;
beforeEach(async () => {
  anna = await Person.register(penora.url);
});

/** A command of the operator beside the running service; throws unless it exits with 0. */
const operator = (...args: string[]): Promise<string> => command('server/src/commands/operator.ts', args, penora.data);

async function written(person: Person, code: string): Promise<string> {
  const { generation } = await person.generate({ projectCode: code, target: { kind: 'card' } });
  await readEvents(await person.fetch('GET', `/api/generations/${generation.id}/stream`));
  return (await person.generation(generation.id)).text;
}

const unzipped = async (response: Response): Promise<Map<string, string>> => {
  expect(response.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

test('a name is changed, cleaned, and seen by others', async () => {
  expect(await anna.call('PATCH', '/api/me', { name: '  Anna-Lena ' })).toMatchObject({ user: { name: 'Anna-Lena' } });
  expect((await anna.me()).user.name).toBe('Anna-Lena');
  expect(await refusalOf(anna.call('PATCH', '/api/me', { name: '   ' }))).toMatchObject({ status: 422 });
});

test('storage by application is the sum of the projects, the bin included', async () => {
  const code = await anna.project('One', 'x'.repeat(100));
  await anna.call('DELETE', `/api/projects/${await anna.project('Two', 'y'.repeat(50))}`);
  const storage = StorageByApp.parse(await anna.get('/api/account/storage'));
  expect(storage).toMatchObject({
    usedBytes: 150,
    binBytes: 50,
    applications: [{ app: 'penora', bytes: 150, projects: 2 }],
  });
  expect((await anna.me()).storage.usedBytes).toBe(150);
  expect((await anna.projectInfo(code)).sizeBytes).toBe(100);
});

test('the ledger as CSV: every entry, three decimals, no formula of anybody', async () => {
  await operator(
    'adjust',
    anna.id,
    '-1.5',
    '--actor',
    'Mira',
    '--reason',
    '=HYPERLINK("http://evil.example";"x"), "quoted"',
  );
  const response = await anna.fetch('GET', '/api/ledger/entries.csv');
  expect(response.headers.get('content-type')).toContain('text/csv');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="penora-coins-[\d-]+\.csv"$/);
  const [head, ...lines] = (await response.text()).replace('\ufeff', '').split('\r\n');
  expect(head).toMatch(/^number,time,kind,/);
  expect(lines.at(-1)).toBe('');
  expect(lines[0]).toMatch(/^2,\S+Z,adjustment,"penora","","",0,-1\.500,48\.500,"","'=HYPERLINK\(""http:\/\/evil/);
  expect(lines[1]).toMatch(/^1,\S+Z,welcome,"penora","","",0,50\.000,50\.000,/);
  const filtered = await anna.fetch('GET', '/api/ledger/entries.csv?kind=welcome');
  expect((await filtered.text()).split('\r\n')).toHaveLength(3);
});

test('everything of a person in one ZIP', async () => {
  const code = await anna.project('A/B: the "salt" lantern', 'The lamp was lit.\n\nNobody saw it.');
  const text = await written(anna, code);
  const files = await unzipped(await anna.fetch('GET', '/api/account/export'));
  expect([...files.keys()]).toEqual([
    'README.txt',
    'profile.json',
    'ledger.csv',
    'payments.json',
    `projects/${code} A B  the  salt  lantern.txt`,
    'projects.json',
    'generations.jsonl',
  ]);
  expect(files.get(`projects/${code} A B  the  salt  lantern.txt`)).toBe('The lamp was lit.\n\nNobody saw it.');
  expect(JSON.parse(files.get('profile.json') ?? '')).toMatchObject({ user: { email: anna.email } });
  expect(JSON.parse(files.get('generations.jsonl') ?? '')).toMatchObject({ text, project_code: code });
  expect(JSON.parse(files.get('payments.json') ?? '')).toEqual([]);
  expect(files.get('ledger.csv')?.split('\r\n').length).toBeGreaterThan(2);
  expect((await fetch(`${penora.url}/api/account/export`)).status).toBe(401);
});

test('an account is deleted: shared projects go to an editor, all else goes, the ledger stays without a name', async () => {
  const ben = await Person.register(penora.url, 'Ben');
  const cara = await Person.register(penora.url, 'Cara');
  const shared = await anna.project('Shared', 'Ours.');
  const own = await anna.project('Mine', 'Mine alone.');
  const his = await ben.project('His', 'His.');
  await anna.invite(shared, ben, 'editor');
  await anna.invite(own, cara, 'viewer');
  await ben.invite(his, anna, 'editor');
  await written(anna, his);
  const socket = new Collab(penora.url, his, { cookie: anna.cookie });
  const hers = new Collab(penora.url, own, { cookie: cara.cookie });
  await Promise.all([socket.whenSynced(), hers.whenSynced()]);

  const before = Deletion.parse(await anna.get('/api/account/deletion'));
  expect(before).toMatchObject({ balanceMilliku: await anna.balance(), projects: 2, hasPassword: true });
  expect(before.shared.map(({ code, editors }) => [code, editors])).toEqual(
    expect.arrayContaining([
      [shared, [{ userId: ben.id, name: 'Ben' }]],
      [own, []],
    ]),
  );
  const handOver = [{ code: shared, userId: ben.id }];
  const wrong = { password: 'not mine at all', handOver };
  expect(await refusalOf(anna.post('/api/account/deletion', wrong))).toMatchObject({ status: 422 });
  const { token } = await anna.accessKey();
  const byToken = await fetch(`${penora.url}/api/account/deletion`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ password: PASSWORD, handOver }),
  });
  expect(byToken.status).toBe(403);
  expect((await ben.projectInfo(shared)).role).toBe('editor');

  const gone = await anna.fetch('POST', '/api/account/deletion', { password: PASSWORD, handOver });
  expect(gone.status).toBe(204);
  expect(gone.headers.get('set-cookie')).toMatch(/penora_session=;/);
  expect(await socket.whenClosed()).toBe(4401);
  expect(await hers.whenClosed()).toBe(4404);
  for (const one of [socket, hers]) one.close();
  expect((await anna.fetch('GET', '/api/me')).status).toBe(401);
  expect((await ben.projectInfo(shared)).role).toBe('owner');
  expect(await ben.text(shared)).toBe('Ours.');
  expect((await cara.fetch('GET', `/api/projects/${own}`)).status).toBe(404);

  const again = new Person(penora.url);
  const credentials = { email: anna.email, password: PASSWORD };
  expect(await refusalOf(again.post('/api/auth/login', credentials))).toMatchObject({ status: 401 });
  await again.post('/api/auth/register', { ...credentials, name: 'Anna' });
  expect(await again.balance(), 'I5 the welcome was given once').toBe(0);

  const found = await operator('find', anna.id);
  expect(found).toContain('deleted');
  expect(found).toContain('0.000 Ku');
  expect(found).not.toContain('Anna');
  expect(await operator('audit')).toContain('Everything agrees.');
}, 60_000);

test('without a password the words are typed', async () => {
  // Nobody can sign up without one here: what is refused is the other way round.
  expect(await refusalOf(anna.post('/api/account/deletion', { confirmation: 'delete my account' }))).toMatchObject({
    status: 422,
  });
  expect((await anna.me()).user.name).toBe('Anna');
});

test('everything may be asked for ten times an hour, and then later', async () => {
  const bob = await Person.register(careful.url, 'Bob');
  for (let n = 0; n < 10; n += 1) await unzipped(await bob.fetch('GET', '/api/account/export'));
  const refused = await bob.fetch('GET', '/api/account/export');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a deletion that cannot hand one project over has done nothing; what was begun elsewhere cannot go on without its words', async () => {
  const ben = await Person.register(penora.url, 'Ben');
  const cara = await Person.register(penora.url, 'Cara');
  const [one, two] = [await anna.project('One', 'One.'), await anna.project('Two', 'Two.')];
  await anna.invite(one, ben, 'editor');
  const his = await ben.project('His', 'His.');
  await ben.invite(his, anna, 'editor');
  const prompt = 'The secret of the salt lantern.';
  const asked = await anna.generate({ projectCode: his, prompt, target: { kind: 'card' }, maxMilliku: 200 });
  const { id } = asked.generation;
  await readEvents(await anna.fetch('GET', `/api/generations/${id}/stream`));
  await anna.generation(id, 'stop');

  const handOver = [
    { code: one, userId: ben.id },
    { code: two, userId: cara.id },
  ];
  const refused = await refusalOf(anna.post('/api/account/deletion', { password: PASSWORD, handOver }));
  expect(refused.status).toBe(404);
  expect((await anna.projectInfo(one)).role).toBe('owner');
  expect((await ben.projectInfo(one)).role).toBe('editor');

  const done = await anna.fetch('POST', '/api/account/deletion', {
    password: PASSWORD,
    handOver: handOver.slice(0, 1),
  });
  expect(done.status).toBe(204);
  expect((await ben.projectInfo(one)).role).toBe('owner');
  expect((await ben.generation(id)).text).not.toBe('');
  const list = JSON.stringify(await ben.get(`/api/projects/${his}/generations`));
  expect(list).not.toContain(prompt);
  expect(list).not.toContain('Anna');
});
