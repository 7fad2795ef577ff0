import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as s from '@penora/protocol/schemas/sidecar';
import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { Sister } from '../kit/sister.ts';
import { stage } from '../kit/stage.ts';
import { fold } from '../kit/text.ts';

const KEY = 'a key of the tests that is long enough for anybody';
const PHONE = { width: 390, height: 844 };

let imagegeneUrl: string;
const house = stage({
  name: 'applications',
  env: async (keep) => {
    const page = '<title>ImageGene</title>';
    const imagegene = keep(createServer((_req, res) => res.setHeader('content-type', 'text/html').end(page)));
    imagegene.listen(0, '127.0.0.1');
    await once(imagegene, 'listening');
    imagegeneUrl = `http://127.0.0.1:${(imagegene.address() as AddressInfo).port}`;
    return { DEMO_WORDS_PER_SECOND: '400', PENORA_API_KEY: KEY, IMAGEGENE_URL: imagegeneUrl };
  },
});
const { open } = house;

const trade = (code: string) => new Sister(house.url, null).call('POST', '/api/cross-app/auth', { code });

test('a result goes to ImageGene by a code that is good once; the person is asked first', async () => {
  const anna = await Person.register(house.url);
  const project = await anna.project();
  const { generation } = await anna.generate({ projectCode: project, target: { kind: 'card' } });
  await (await anna.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
  const { text } = await anna.generation(generation.id);

  const window = await open(anna);
  const { page } = window;
  await window.enter(project);
  await page.getByRole('tab', { name: /Results/ }).click();
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('button', { name: 'Transform text to visual art' }).click();
  await page.getByRole('dialog').waitFor();
  await window.picture('applications-consent');
  const [tab] = await Promise.all([
    window.context.waitForEvent('page'),
    page.getByRole('button', { name: 'Allow and open' }).click(),
  ]);
  await tab.waitForURL(`${imagegeneUrl}/**`);
  const address = new URL(tab.url());
  expect(address.searchParams.get('project')).toBe(project);
  expect(decodeURIComponent(address.href)).not.toContain(text.slice(0, 12));

  const code = address.searchParams.get('code') ?? '';
  const traded = await trade(code);
  const { access_token, user_id } = s.CrossAppAuthorised.parse(traded.body);
  expect(user_id).toBe(anna.id);
  expect((await trade(code)).status, 'a code is good once').toBe(401);
  const bearer = { authorization: `Bearer ${access_token}` };
  const { body } = await new Sister(house.url, null).call('GET', `/api/project/${project}`, undefined, bearer);
  expect(fold(s.OneOwnProject.parse(body).project.content)).toBe(fold(text));
});

test('Account shows what each application may do, and Withdraw ends it', async () => {
  const anna = await Person.register(house.url);
  await anna.call('PUT', '/api/applications/imagegene');
  const sister = new Sister(house.url, KEY);
  expect(await sister.credits(anna.id)).toBe(50);
  const window = await open(anna);
  const { page } = window;
  await page.goto('/account#applications');
  const row = page.getByRole('listitem').filter({ hasText: 'ImageGene' });
  await row.getByText(/Allowed by you on/).waitFor();
  await window.picture('applications-account');
  await row.getByRole('button', { name: 'Withdraw ImageGene' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await row.getByText(/Withdrawn on/).waitFor();
  expect((await sister.get(`user-info?user_id=${anna.id}`)).status).toBe(403);

  for (const theme of ['dark', 'paper'] as const) {
    const phone = await open(anna, { ...PHONE, theme });
    await phone.page.goto('/account#applications');
    await phone.page.getByText(/Withdrawn on/).waitFor();
    await phone.picture(`applications-account-phone-${theme}`);
  }
  const paper = await open(anna, { theme: 'paper' });
  await paper.page.goto('/account#applications');
  await paper.page.getByText(/Withdrawn on/).waitFor();
  await paper.picture('applications-account-paper');
});

test('a picture stands in the workspace and opens ImageGene', async () => {
  const anna = await Person.register(house.url);
  await anna.call('PUT', '/api/applications/imagegene');
  const saved = await new Sister(house.url, KEY).post('save-project', {
    ...{
      user_id: anna.id,
      app_source: 'imagegene',
      title: 'A lamp at night',
      content: 'data:image/png;base64,iVBORw0KGgo=',
    },
  });
  const { project_code } = s.SavedProject.parse(saved.body);
  const window = await open(anna);
  await window.page.goto('/workspace');
  const link = window.page.getByRole('link', { name: 'A lamp at night' });
  await link.waitFor();
  await window.picture('applications-workspace');
  // Where the link leads is enough: another host would be a fault of this page.
  expect(await link.getAttribute('href')).toBe(`${imagegeneUrl}/?project=${project_code}`);
});
