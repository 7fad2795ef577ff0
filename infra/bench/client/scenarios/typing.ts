import type { Page } from 'playwright-core';
import { z } from 'zod';
import { Person } from '../../../test/kit/person.ts';
import { Window } from '../../../test/kit/window.ts';
import { Latencies } from '../../kit/latencies.ts';
import { figure, type Report } from '../../kit/report.ts';
import type { Row } from '../../kit/table.ts';
import { writeBook } from '../document.ts';
import type { Stage } from '../stage.ts';

const KEYS = Number(process.env.PENORA_BENCH_KEYS ?? 300);
const WARM_UP = 30;
/** About a hundred words a minute, as fast as people type. */
const KEY_MS = 110;
const PACE = 40;
const TYPED = 'and then she wrote it down ';

const cases = [
  { name: '1,000 words', words: 1_000, generating: false },
  { name: '100,000 words', words: 100_000, generating: false },
  { name: '100,000 words, a model writing in it', words: 100_000, generating: true },
] as const;

/**
 * From the key's own time stamp (so that waiting behind other work counts) to the task after the frame that shows it.
 */
function watchKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const took: number[] = [];
    Object.assign(window, { keyMs: took });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => took.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
}

async function keyTimes(page: Page): Promise<number[]> {
  await page.waitForTimeout(500);
  return z.array(z.number()).parse(await page.evaluate('keyMs'));
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

function rowOf(name: string, took: readonly number[], openMs: number): Row {
  const latencies = new Latencies();
  for (const ms of took) latencies.add(ms);
  const ms = (part: number): string => `${figure(latencies.quantile(part))} ms`;
  return {
    document: name,
    keys: String(latencies.count),
    p50: ms(0.5),
    p95: ms(0.95),
    p99: ms(0.99),
    most: `${figure(Math.max(...took))} ms`,
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
    notes: `${KEYS} keys in the middle of the text, one each ${KEY_MS} ms, from the time stamp of the key to the task after the frame that shows it; the server, the provider’s stand-in (${PACE} words a second) and the browser share the machine. *opened*: from the address to the first paragraph.`,
  });
}
