import type { Page } from 'playwright-core';
import { z } from 'zod';
import { Person } from '../../../test/kit/person.ts';
import { Window } from '../../../test/kit/window.ts';
import { Latencies } from '../../kit/latencies.ts';
import { figure, type Report } from '../../kit/report.ts';
import type { Row } from '../../kit/table.ts';
import { writeBook } from '../document.ts';
import type { Stage } from '../stage.ts';

const KEYS = Number(process.env.PENORA_BENCH_KEYS ?? 200);
const WARM_UP = 20;
/** About a hundred words a minute, as fast as people type. */
const KEY_MS = 110;
const PACE = 40;
const TYPED = 'and then she wrote it down ';

const cases = [
  { name: '1,000 words', words: 1_000, generating: false },
  { name: '100,000 words', words: 100_000, generating: false },
  { name: '100,000 words, a model writing in it', words: 100_000, generating: true },
] as const;

/** What is shorter the browser does not tell of. */
const TOLD_MS = 16;

/**
 * Two clocks, both from the key's own time stamp, so that waiting behind other work counts: `drawn` runs until the task
 * after the frame in which the letter stands, `shown` is the browser's own word (Event Timing) until that frame was on
 * the screen, in steps of 8 ms.
 */
function watchKeys(page: Page): Promise<void> {
  return page.evaluate((toldMs) => {
    const drawn: number[] = [];
    const shown = new Map<number, number>();
    const told: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: toldMs };
    let pressed = 0;
    const afterFrame = (act: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = act;
        port2.postMessage(null);
      });
    };
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp;
      },
      { capture: true },
    );
    addEventListener(
      'input',
      () => {
        const from = pressed;
        afterFrame(() => drawn.push(performance.now() - from));
      },
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!('interactionId' in entry) || typeof entry.interactionId !== 'number' || entry.interactionId === 0)
          continue;
        shown.set(entry.interactionId, Math.max(shown.get(entry.interactionId) ?? 0, entry.duration));
      }
    }).observe(told);
    Object.assign(window, { keyTimes: () => ({ drawn, shown: [...shown.values()] }) });
  }, TOLD_MS);
}

const KeyTimes = z.object({ drawn: z.array(z.number()), shown: z.array(z.number()) });

async function keyTimes(page: Page): Promise<z.infer<typeof KeyTimes>> {
  await page.waitForTimeout(500);
  return KeyTimes.parse(await page.evaluate('keyTimes()'));
}

/** Sets the caret into the middle of the text. */
async function goToMiddle({ page, editor }: Window): Promise<void> {
  const blocks = editor.locator('> p');
  const middle = blocks.nth(Math.floor((await blocks.count()) / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
  await page.keyboard.press('End');
}

async function type({ page }: Window, keys: number): Promise<void> {
  for (let n = 0; n < keys; n += 1) {
    await page.keyboard.press(TYPED[n % TYPED.length] === ' ' ? 'Space' : (TYPED[n % TYPED.length] ?? 'a'));
    await page.waitForTimeout(KEY_MS);
  }
}

async function measure({ penora, provider, browser }: Stage, { name, words, generating }: (typeof cases)[number]) {
  provider.reset();
  provider.byDefault({ words: 3_000, wordsPerSecond: PACE });
  const author = await Person.register(penora.url);
  const code = await author.project('A long book');
  await writeBook(penora.url, code, author, words);
  const window = await Window.open(browser, penora.url, author);
  try {
    const opened = performance.now();
    await window.enter(code);
    await window.editor.locator('> p').first().waitFor();
    const openMs = performance.now() - opened;
    if (generating) {
      await author.generate({
        ...{ projectCode: code, options: { pages: 6 }, target: { kind: 'document', position: 'end' } },
      });
      await window.page.locator('.pn-run-bar').first().waitFor({ state: 'attached' });
    }
    await goToMiddle(window);
    await type(window, WARM_UP);
    await watchKeys(window.page);
    await type(window, KEYS);
    return rowOf(name, await keyTimes(window.page), openMs);
  } finally {
    await window.close();
  }
}

function latenciesOf(all: readonly number[]): Latencies {
  const latencies = new Latencies();
  for (const ms of all) latencies.add(ms);
  return latencies;
}

function rowOf(name: string, { drawn, shown }: z.infer<typeof KeyTimes>, openMs: number): Row {
  const untold = Array.from({ length: Math.max(0, drawn.length - shown.length) }, () => TOLD_MS);
  const [keys, onScreen] = [latenciesOf(drawn), latenciesOf([...shown, ...untold])];
  const ms = (value: number): string => `${figure(value)} ms`;
  return {
    document: name,
    keys: String(keys.count),
    p50: ms(keys.quantile(0.5)),
    p95: ms(keys.quantile(0.95)),
    p99: ms(keys.quantile(0.99)),
    most: ms(Math.max(...drawn)),
    'on the screen, p95': ms(Math.floor(onScreen.quantile(0.95))),
    opened: `${figure(openMs / 1_000)} s`,
  };
}

/** Typing to paint, in the middle of a text. */
export async function typing(stage: Stage, report: Report): Promise<void> {
  const rows: Row[] = [];
  for (const each of cases) rows.push(await measure(stage, each));
  report.add({
    title: 'Typing to paint',
    rows,
    notes: `${KEYS} keys in the middle of the text, one each ${KEY_MS} ms, from the time stamp of the key to the task after the frame that shows it; *on the screen*: the same by the browser’s Event Timing, which counts until the frame is shown, in steps of 8 ms. The server, the provider’s stand-in (${PACE} words a second) and the browser share the machine. *opened*: from the address to the first paragraph.`,
  });
}
