import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeExpress } from '../../../server/src/http/express.ts';
import { pages } from '../../../server/src/http/pages.ts';
import { makeLogger } from '../../../server/src/kernel/log.ts';
import { root } from '../../run/node.ts';
import { Collab } from '../kit/collab.ts';
import { Line } from '../kit/line.ts';
import { changesOnDisk } from '../kit/onDisk.ts';
import { PASSWORD, Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import { addParagraph } from '../kit/text.ts';
import { Window } from '../kit/window.ts';

/** What a page says in its console when a line is cut on purpose, or when it asks for what is not there. */
const MEANT = [/WebSocket connection to/, /net::ERR_INTERNET_DISCONNECTED/, /status of 40[134] /];
const house = stage({ meant: MEANT, name: 'saving' });
const { open } = house;

async function people(...names: string[]): Promise<Person[]> {
  return Promise.all(names.map((name) => Person.register(house.url, name)));
}

/** Waits for what the bar says about saving. */
const says = (window: Window, words: string | RegExp): Promise<void> =>
  window.page.locator('.pn-saving', { hasText: words }).waitFor();

test('what was written offline is kept, counted, and merges with what others wrote meanwhile', async () => {
  const [anna, bob] = await people('Anna', 'Bob');
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('Offline', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const hers = await open(anna);
  const line = await Line.of(hers);
  await hers.enter(code);
  await says(hers, 'Saved');
  await line.cut();
  await hers.typeAtStart('At sea. ');
  await says(hers, /Offline. \d+ changes are kept on this device/);
  await hers.page.getByText(/You're offline. \d+ changes are kept on this device and will be sent/).waitFor();
  await hers.picture('saving-offline');
  const his = new Collab(house.url, code, bob);
  await his.whenSynced();
  addParagraph(his.doc, 'Bob wrote this meanwhile.');
  await line.restore();
  await his.whenText((text) => text.includes('At sea. It began in winter.'));
  await hers.reads('Bob wrote this meanwhile.');
  await says(hers, 'Saved');
  his.close();
  await expect.poll(() => anna.text(code)).toBe('At sea. It began in winter.\n\nBob wrote this meanwhile.');
});

test('offline, a room that was opened before is opened again, read, written, and merges later', async () => {
  const [anna, bob] = await people('Anna', 'Bob');
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('Offline again', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const hers = await open(anna, { keepsPages: true });
  const line = await Line.of(hers);
  await hers.enter(code);
  await says(hers, 'Saved');
  await hers.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await line.cut();
  await hers.typeAtStart('At sea. ');
  await says(hers, /Offline. \d+ changes are kept on this device/);
  // A page that is left takes with it what is not on the disk yet.
  const onDisk = (typed: string) => expect.poll(() => changesOnDisk(hers, code)).toBeGreaterThanOrEqual(typed.length);
  await onDisk('At sea. ');
  await hers.page.reload();
  await hers.reads('At sea. It began in winter.');
  await says(hers, /Offline. \d+ changes are kept on this device/);
  await hers.typeAtStart('Still. ');
  await onDisk('At sea. Still. ');
  await hers.page.goto('/');
  await hers.page.getByText("You're offline").first().waitFor();
  await hers.page.getByRole('link', { name: /Offline again/ }).click();
  await hers.reads('Still. At sea. It began in winter.');
  await hers.picture('saving-offline-again');
  await line.restore();
  await says(hers, 'Saved');
  await expect.poll(() => anna.text(code)).toBe('Still. At sea. It began in winter.');
});

test('whoever signs out, or has lost the project, leaves no text on the device', async () => {
  const [anna, bob] = await people('Anna', 'Bob');
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('Left behind', 'It began in winter.');
  const lost = await anna.project('Lost', 'It began in spring.');
  for (const project of [code, lost]) await anna.invite(project, bob, 'editor');
  const his = await open(bob, { keepsPages: true });
  for (const project of [code, lost]) {
    await his.enter(project);
    await says(his, 'Saved');
  }
  const copies = (): Promise<string[]> =>
    his.page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name }) => name?.split(':').at(-1) ?? []));
  await expect.poll(copies).toEqual(expect.arrayContaining([code, lost]));
  await his.page.goto('/');
  await anna.call('DELETE', `/api/projects/${lost}/members/${bob.id}`);
  await his.page.goto(`/p/${lost}`);
  await his.page.getByText('This project is not here').waitFor();
  await expect.poll(copies).not.toContain(lost);
  await his.enter(code);
  await says(his, 'Saved');
  await his.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await his.page.getByRole('button', { name: 'Menu', exact: true }).click();
  await his.page.getByText('Sign out').click();
  await his.page.locator('a[href="/login"], form input[type="email"]').first().waitFor();
  await expect.poll(copies).toEqual([]);
  await his.setOffline(true);
  await his.page.goto(`/p/${code}`);
  await his.page.getByRole('alert').getByText("You're offline").waitFor();
  expect(await his.editor.count()).toBe(0);
});

test('a new build is taken at once, and is what opens when the server is away; older files are dropped', async () => {
  const build = await mkdtemp(join(tmpdir(), 'penora-build-'));
  await cp(join(root, 'client/dist'), build, { recursive: true });
  const serve = async (port: number): Promise<Server> => {
    const server = createServer(
      makeExpress({ log: makeLogger('silent'), trustProxy: undefined, https: false, routers: [pages(build)] }),
    );
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return server;
  };
  const stop = async (server: Server): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const first = await serve(0);
  const address = first.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const window = await Window.open(house.browser, `http://127.0.0.1:${port}`, null, { keepsPages: true });
  const { page } = window;
  const builds = (): Promise<string[]> => page.evaluate(() => caches.keys());
  const controlled = (): Promise<unknown> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
      await registration.update();
      await navigator.serviceWorker.ready;
    });
  try {
    await page.goto('/login');
    await page.evaluate(() => Promise.all(['penora-pages-1', 'penora-pages-2'].map((name) => caches.open(name))));
    await controlled();
    await expect.poll(builds).toEqual(['penora-pages-2', expect.stringMatching(/^penora-pages-[0-9a-f]{12}$/)]);
    await stop(first);
    await page.goto('/p/ABCDEF');
    expect(await page.locator('meta[name="build"]').count()).toBe(0);

    for (const [name, change] of [
      ['index.html', (text: string) => text.replace('</head>', '<meta name="build" content="next" /></head>')],
      ['sw.js', (text: string) => text.replace(/"id":"\w+"/, '"id":"next"')],
    ] as const)
      await writeFile(join(build, name), change(await readFile(join(build, name), 'utf8')));
    const second = await serve(port);
    await page.goto('/login');
    await page.locator('meta[name="build"]').waitFor({ state: 'attached' });
    await controlled();
    await expect.poll(async () => (await builds()).at(-1)).toBe('penora-pages-next');
    await expect.poll(builds).toHaveLength(2);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    await stop(second);
    await page.goto('/p/ABCDEF');
    await page.locator('meta[name="build"]').waitFor({ state: 'attached' });
  } finally {
    await window.close();
    await stop(first).catch(() => undefined);
    await rm(build, { recursive: true });
  }
});

test('full storage: the text stays on the device, is told what to do, and goes through once there is room', async () => {
  const [anna] = await people('Anna');
  if (!anna) throw new Error('one person');
  const filler = await anna.project('Filler', 'x'.repeat(1_048_576 - 100));
  const code = await anna.project('Full', 'Begun.');
  const hers = await open(anna);
  await hers.enter(code);
  await says(hers, 'Saved');
  await hers.editor.focus();
  await hers.page.keyboard.press('Control+End');
  const long = 'The sea was calm. '.repeat(4_200);
  await hers.page.keyboard.insertText(` ${long}`);
  await says(hers, 'Storage full');
  await hers.page.getByText('This change is kept on this device. Delete or export something').waitFor();
  await hers.picture('saving-full');
  expect(await anna.text(code)).toBe('Begun.');
  await hers.page.getByRole('button', { name: 'Try again' }).click();
  await says(hers, 'Storage full');
  await hers.page.reload();
  await hers.reads('The sea was calm.');
  await says(hers, 'Storage full');
  await anna.call('DELETE', `/api/projects/${filler}`);
  await anna.call('DELETE', `/api/projects/${filler}?forever=true`);
  await hers.page.getByRole('button', { name: 'Try again' }).click();
  await says(hers, 'Saved');
  await expect.poll(async () => (await anna.text(code)).length).toBeGreaterThan(70_000);
});

test('a changed role takes effect in the open room, down and up again', async () => {
  const [anna, bob] = await people('Anna', 'Bob');
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('Roles', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const his = await open(bob);
  await his.enter(code);
  await says(his, 'Saved');
  const editable = (is: boolean) => his.page.locator(`.pn-editor[contenteditable="${is}"]`).waitFor();
  await editable(true);
  await anna.call('PATCH', `/api/projects/${code}/members/${bob.id}`, { role: 'viewer' });
  await editable(false);
  await says(his, 'Up to date');
  await his.picture('saving-viewer');
  await anna.call('PATCH', `/api/projects/${code}/members/${bob.id}`, { role: 'editor' });
  await editable(true);
  await his.typeAtStart('Again. ');
  await expect.poll(() => anna.text(code)).toBe('Again. It began in winter.');
});

test('signed out in another tab while offline: nothing is lost, and back again it is sent', async () => {
  const [anna] = await people('Anna');
  if (!anna) throw new Error('one person');
  const code = await anna.project('Two tabs', 'It began in winter.');
  const hers = await open(anna);
  const line = await Line.of(hers);
  await hers.enter(code);
  await says(hers, 'Saved');
  await line.cut();
  await hers.typeAtStart('Not sent yet. ');
  await says(hers, 'kept on this device');
  await anna.post('/api/auth/logout');
  await line.restore();
  await hers.page.getByText('kept on this device and will be sent when you are back').waitFor();
  await hers.picture('saving-signed-out');
  await hers.page.getByLabel('E-mail').fill(anna.email);
  await hers.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await hers.page.getByRole('button', { name: 'Sign in' }).click();
  await hers.reads('Not sent yet. It began in winter.');
  await says(hers, 'Saved');
  await anna.post('/api/auth/login', { email: anna.email, password: PASSWORD });
  await expect.poll(() => anna.text(code)).toBe('Not sent yet. It began in winter.');
});

test('a deleted project: the text stays for whoever has it open, can be taken along, and found again later', async () => {
  const [anna, bob] = await people('Anna', 'Bob');
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('Gone', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const his = await open(bob);
  const line = await Line.of(his);
  await his.enter(code);
  await says(his, 'Saved');
  await line.cut();
  await his.typeAtStart('Only here. ');
  await says(his, 'kept on this device');
  await anna.call('DELETE', `/api/projects/${code}`);
  await line.restore();
  await his.page.getByText('This project was deleted').waitFor();
  await his.page.locator('.pn-editor[contenteditable="false"]').waitFor();
  await his.picture('saving-deleted');
  const [file] = await Promise.all([
    his.page.waitForEvent('download'),
    his.page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Gone.txt');
  expect(await readFile(await file.path(), 'utf8')).toBe('Only here. It began in winter.');
  await his.page.reload();
  await his.page.getByText('A copy of the text is on this device').waitFor();
  await his.picture('saving-copy');
  await his.page.getByRole('button', { name: 'Remove from this device' }).click();
  await his.page.getByText('A copy of the text is on this device').waitFor({ state: 'hidden' });
});

test('withdrawn access: one may still read and copy what is on the screen, not write', async () => {
  const [anna, bob] = await people('Anna', 'Bob');
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('Withdrawn', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const his = await open(bob, { width: 390, height: 844, theme: 'paper' });
  await his.enter(code);
  await his.reads('It began in winter.');
  await anna.call('DELETE', `/api/projects/${code}/members/${bob.id}`);
  await his.page.getByText('You can no longer open this project.').waitFor();
  await his.page.locator('.pn-editor[contenteditable="false"]').waitFor();
  await his.reads('It began in winter.');
  await his.picture('saving-withdrawn-phone');
  await his.page.getByRole('link', { name: 'Workspace' }).last().click();
  await his.page.getByRole('heading', { level: 1 }).first().waitFor();
  await his.page.goto(`/p/${code}`);
  await his.page.getByRole('alert').waitFor();
  expect(await his.page.getByText('A copy of the text is on this device').count()).toBe(0);
});
