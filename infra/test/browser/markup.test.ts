import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

/** Each of them runs something, or asks another host, wherever it is taken for markup. */
const PAYLOADS = [
  '<img src=x onerror=window.hit=1>',
  '<script>window.hit=1</script>',
  '"><svg onload=window.hit=1>',
  '<a href="javascript:window.hit=1">run</a>',
  '[run](javascript:window.hit=1)',
  '![seen](https://evil.example/seen.png)',
  '<iframe srcdoc="<script>parent.hit=1</script>">',
  '{{constructor.constructor("window.hit=1")()}}',
  '<details open ontoggle=window.hit=1>',
  '</textarea><script>window.hit=1</script>',
];

const house = stage({ provider: true });

/** What of the page came out of other people's words and is no text. One image is the editor's own, beside a caret. */
const foreign = ({ page }: Window): Promise<string[]> =>
  page.evaluate(() => {
    const odd =
      'img:not(.ProseMirror-separator), iframe, details[ontoggle], svg[onload], a[href^="javascript" i], [src*="evil.example"], [onerror]';
    const found = [...document.querySelectorAll(odd)].map(({ outerHTML }) => outerHTML);
    return Reflect.get(globalThis, 'hit') === undefined ? found : [...found, 'it ran'];
  });

test('names, titles, chunks and comments are shown as they were typed, and nothing of them runs', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  await bob.call('PATCH', '/api/me', { name: PAYLOADS[0] });
  const title = PAYLOADS[2] ?? '';
  const code = await anna.project(title, 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const anchor = { from: 'AQdkZWZhdWx0AA==', to: 'AQdkZWZhdWx0AA==' };
  for (const text of PAYLOADS) await bob.post(`/api/projects/${code}/comments`, { anchor, text, quote: text });
  house.provider.byDefault({ text: PAYLOADS.map((payload) => `It said ${payload} and went.`).join('\n\n') });
  const hers = await house.enter(anna, code);
  const his = await house.enter(bob, code);
  for (const target of [{ kind: 'card' }, { kind: 'document', position: 'end' }])
    await bob.generate({ projectCode: code, maxMilliku: 20_000, target });

  const { page } = hers;
  await hers.reads('</textarea><script>window.hit=1</script>');
  await expect.poll(() => page.title()).toContain(title);
  await page.getByRole('tab', { name: 'Results' }).click();
  await page.locator('.pn-card', { hasText: '<details open' }).first().waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: `${PAYLOADS.length} comments` }).click();
  for (const text of PAYLOADS) await page.locator('.pn-comment-text', { hasText: text }).first().waitFor();
  await page
    .locator('.pn-comment-name', { hasText: PAYLOADS[0] ?? '' })
    .first()
    .waitFor();
  await hers.picture('markup-1440');
  for (const window of [hers, his]) expect(await foreign(window)).toEqual([]);
  expect(await anna.text(code, 'html')).not.toMatch(/<(?:img|script|svg|iframe|details)\b|href="javascript/i);
});
