import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page, Worker } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from './person.ts';

/** With `PENORA_PICTURES`: what the tests saw, for people who want to look. */
export const PICTURES = join(tmpdir(), 'penora-pictures');

/** `PENORA_SLOW=4`: pages on a device that is so many times slower, to find tests that race with it. */
const SLOWER = Number(process.env.PENORA_SLOW ?? 1);

export interface WindowOptions {
  width?: number;
  height?: number;
  theme?: 'dark' | 'paper';
  reducedMotion?: 'reduce' | 'no-preference';
  /** Of another server than the file's own. */
  url?: string;
  /** Hosts beside our own that this page may ask. */
  hosts?: readonly string[];
  /** Whether the browser keeps the pages on the device, as people's do. Else every test would load all of them. */
  keepsPages?: boolean;
}

/** Refusals that are meant, which the browser itself writes into its console: who am I, and what is not there. */
const ANSWERS = [/status of 401 .*\/api\/(me|auth\/login)$/, /status of 404 .*\/(api\/projects\/NOSUCH|nothing\/here)/];

const reaches = (worker: Worker): Promise<boolean> =>
  worker.evaluate(() =>
    fetch('/healthz', { cache: 'no-store' }).then(
      () => true,
      () => false,
    ),
  );

/** A browser of one person with one page open, and everything in it that must not happen. */
export class Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console, of scripts and of the content security policy, and requests to other hosts. */
  readonly faults: string[] = [];
  /** What its console may say because of what is done to it. */
  readonly meant: RegExp[] = [...ANSWERS];
  /** Slows the page down, as long as it lasts. */
  readonly #brake: CDPSession | null;

  private constructor(
    context: BrowserContext,
    page: Page,
    brake: CDPSession | null,
    url: string,
    hosts: readonly string[],
  ) {
    this.context = context;
    this.page = page;
    this.#brake = brake;
    page.on('console', (message) => {
      const line = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && !this.meant.some((answer) => answer.test(line)))
        this.faults.push(`console: ${line}`);
    });
    page.on('pageerror', (error) => this.faults.push(`script: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      const isLocal =
        protocol === 'data:' || protocol === 'blob:' || host === new URL(url).host || hosts.includes(host);
      if (!isLocal) this.faults.push(`another host: ${request.url()}`);
    });
  }

  /** `person` is signed in; null is a stranger. */
  static async open(
    browser: Browser,
    url: string,
    person: Person | null,
    options: WindowOptions = {},
  ): Promise<Window> {
    const {
      width = 1440,
      height = 900,
      theme = 'dark',
      reducedMotion = 'reduce',
      hosts = [],
      keepsPages = false,
    } = options;
    const context = await browser.newContext({
      baseURL: url,
      ...{ viewport: { width, height }, reducedMotion },
      serviceWorkers: keepsPages ? 'allow' : 'block',
      ...(width < 600 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
    });
    if (person !== null) {
      const [name = '', value = ''] = person.cookie.split('=');
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
    }
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await context.addInitScript((chosen) => localStorage.setItem('penora:theme', chosen), theme);
    const page = await context.newPage();
    const brake = SLOWER > 1 ? await context.newCDPSession(page) : null;
    await brake?.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    return new Window(context, page, brake, url, hosts);
  }

  get editor() {
    return this.page.locator('.pn-editor');
  }

  /** Takes the network away from the device, or gives it back. */
  async setOffline(offline: boolean): Promise<void> {
    await this.context.setOffline(offline);
    // Another session that has not been told would have the next page that is gone to believe in a network.
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await this.#brake?.send('Network.emulateNetworkConditions', { offline, ...speed });
    // It reaches what keeps the pages on the device a moment later, through which a whole page may still come.
    for (const worker of this.context.serviceWorkers()) await expect.poll(() => reaches(worker)).toBe(!offline);
  }

  /** Opens a project and waits for its text. */
  async enter(code: string): Promise<void> {
    await this.page.goto(`/p/${code}`);
    await this.editor.waitFor();
  }

  /** The text alone, without carets, labels and bars that stand in it. */
  async text(): Promise<string> {
    return this.editor.evaluate((editor) => {
      const copy = document.createElement('div');
      copy.innerHTML = editor.innerHTML;
      for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove();
      return [...copy.children].map(({ textContent }) => textContent).join('\n');
    });
  }

  /** Waits until the text holds these words, in whatever case; a caret may stand among them, with its name. */
  async reads(words: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const copy = document.createElement('div');
      copy.innerHTML = document.querySelector('.pn-editor')?.innerHTML ?? '';
      for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove();
      const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
      return plain(copy.textContent).includes(plain(wanted));
    }, words);
  }

  /** Types at the very beginning of the text. */
  async typeAtStart(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.type(text);
  }

  /** Selects a word as people do, by clicking twice on it where it stands first. */
  async selectWord(word: string): Promise<void> {
    // Once its letters are here: with others it stands elsewhere.
    await this.page.evaluate(() => document.fonts.ready);
    const place = await this.editor.evaluate((editor, wanted) => {
      const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      return null;
    }, word);
    if (place === null) throw new Error(`"${word}" is not in the text`);
    await this.page.mouse.dblclick(place.x, place.y);
  }

  /** Selects a word and says something about it. */
  async comment(word: string, text: string): Promise<void> {
    const { page } = this;
    await this.selectWord(word);
    await page.getByRole('toolbar', { name: 'For the selected text' }).getByRole('button', { name: 'Comment' }).click();
    await page.getByLabel('Write a comment').fill(text);
    await page.keyboard.press('Control+Enter');
    await page.locator('.pn-comment-text', { hasText: text.slice(0, 20) }).waitFor();
  }

  /** Waits until the balance in the bar shows so many coins. */
  async shows(milliku: number): Promise<void> {
    await this.page
      .locator('.pn-balance')
      .filter({ hasText: (milliku / 1_000).toFixed(2) })
      .waitFor();
  }

  async picture(name: string): Promise<void> {
    if (process.env.PENORA_PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
