import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Person } from './person.ts';

/** Pictures for people who look after a test has failed, or who want to see how it looks. */
export const PICTURES = join(tmpdir(), 'penora-pictures');

export interface WindowOptions {
  width?: number;
  height?: number;
  colorScheme?: 'dark' | 'light';
  reducedMotion?: 'reduce' | 'no-preference';
}

/** A browser of one person with one page open, and everything in it that must not happen. */
export class Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console, of scripts and of the content security policy, and requests to other hosts. */
  readonly faults: string[] = [];

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.faults.push(`script: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      const isLocal = protocol === 'data:' || protocol === 'blob:' || host === new URL(url).host;
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
    const { width = 1440, height = 900, colorScheme = 'dark', reducedMotion = 'reduce' } = options;
    const context = await browser.newContext({
      baseURL: url,
      ...{ viewport: { width, height }, colorScheme, reducedMotion },
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
    return new Window(context, await context.newPage(), url);
  }

  get editor() {
    return this.page.locator('.pn-editor');
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

  /** Waits until the text holds these words. */
  async reads(text: string): Promise<void> {
    await this.editor.filter({ hasText: text }).waitFor();
  }

  /** Types at the very beginning of the text. */
  async typeAtStart(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.type(text);
  }

  /** Waits until the balance in the bar shows so many coins. */
  async shows(milliku: number): Promise<void> {
    await this.page
      .locator('.pn-balance')
      .filter({ hasText: (milliku / 1_000).toFixed(2) })
      .waitFor();
  }

  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
