import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const house = stage();

const clip = (name: string): string => readFileSync(new URL(`clipboard/${name}.clip`, import.meta.url), 'utf8');

/** Pastes HTML into an empty text as the browser hands it over; what the server has as soon as it has the `last` words. */
async function pasted(html: string, last: string): Promise<{ html: string; shown: string; window: Window }> {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('Pasted');
  const window = await house.enter(anna, code);
  await window.editor.focus();
  await window.editor.evaluate((editor, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', given);
    clipboardData.setData('text/plain', 'plain');
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  await expect.poll(() => anna.text(code)).toContain(last);
  return { html: await anna.text(code, 'html'), shown: await window.editor.innerHTML(), window };
}

/** On one line, without what every link and list is given. */
const flat = (html: string): string =>
  html
    .replaceAll(/>\s+</g, '><')
    .replaceAll(/ (?:rel|target|start)="[^"]*"/g, '')
    .trim();

test('Word: headings, marks, quotation, scene break and nested lists; no styles, comments or pictures', async () => {
  const got = await pasted(clip('word'), 'The map');
  await got.window.picture('paste-word-1440');
  expect(flat(got.html)).toBe(
    [
      '<h1>The Salt Lantern</h1>',
      '<h1>The lamp</h1>',
      '<p style="text-align: justify">The lamp was lit <strong>before</strong> the ship was <em>seen</em>, and ',
      '<u>nobody</u> in the town would say.</p>',
      '<hr>',
      '<blockquote><p>A quiet <mark>harbour</mark>.</p></blockquote>',
      '<ul><li><p>Oil</p><ul><li><p>from whales</p></li></ul></li><li><p>Glass</p></li></ul>',
      '<p>Then:</p>',
      '<ol><li><p>Wait</p></li><li><p>Count</p></li></ol>',
      '<p>Kept. <a href="https://example.com/harbour">The map</a></p>',
    ].join(''),
  );
});

test('Google Docs: nothing is bold that was not, lists stay nested, links lead where they say', async () => {
  const got = await pasted(clip('docs'), 'The map');
  await got.window.picture('paste-docs-1440');
  expect(flat(got.html)).toBe(
    [
      '<h1>The lamp</h1>',
      '<p>The lamp was lit <strong>before</strong><em> the ship</em><s> was seen</s><mark>, now</mark>.</p>',
      '<hr>',
      '<ul><li><p>Oil</p><ul><li><p>from whales</p></li></ul></li><li><p>Glass</p></li></ul>',
      '<p><a href="https://example.com/harbour">The map</a></p>',
    ].join(''),
  );
});

const PAYLOADS = [
  '<img src=x onerror=window.hit=1>',
  '<script>window.hit=1</script>',
  '<svg onload=window.hit=1><a xlink:href="javascript:window.hit=1"><text>x</text></a></svg>',
  '<a href="javascript:window.hit=1">run</a>',
  '<a href="data:text/html,<script>window.hit=1</script>">data</a>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<p onclick="window.hit=1" style="background:url(https://evil.example/x)">over</p>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=window.hit=1></style></math>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=1>"></noscript>',
  '<form action="https://evil.example"><button>go</button></form>',
  '<span data-generation="7d3c1c1e-3b0a-4c11-9a65-0d5a3f4f1a10">claimed</span>',
];

test('what is pasted runs nothing, asks no other host, leads nowhere odd and claims no receipt', async () => {
  const { shown, html, window } = await pasted(
    `<p>before</p>${PAYLOADS.map((payload) => `<p>${payload}</p>`).join('')}<p>behind</p>`,
    'behind',
  );
  expect(await window.page.evaluate(() => Reflect.get(globalThis, 'hit'))).toBeUndefined();
  for (const text of [shown, html]) {
    expect(text).not.toMatch(
      /<(?:script|svg|iframe|form|math|style)\b|onerror|onclick|onload|javascript:|data:text|evil\.example/i,
    );
    expect(text).not.toContain('data-generation');
    expect(text).toContain('behind');
  }
});
