import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { buildPages } from './pages.ts';
import type { Person } from './person.ts';
import { type Service, type ServiceOptions, service } from './service.ts';
import { Window, type WindowOptions } from './window.ts';

export interface StageOptions extends ServiceOptions {
  /** What a page may say in its console because a test makes it happen. */
  meant?: readonly RegExp[];
  /** The name of the file's pictures: what each test saw last. */
  name?: string;
  /** More arguments for the browser. */
  browserArguments?: readonly string[];
}

/** What the browser tests of one file stand on. */
export interface Stage extends Pick<Service, 'url' | 'provider'> {
  readonly browser: Browser;
  /** A window that is closed after the test, which fails if anything went wrong in it. */
  open(person: Person | null, options?: WindowOptions): Promise<Window>;
  /** The same with a project open in it. */
  enter(person: Person, code: string, options?: WindowOptions): Promise<Window>;
}

/** One server and one browser for all tests of the file that calls it, at its top. */
export function stage({ meant = [], name, browserArguments, ...options }: StageOptions = {}): Stage {
  let browser: Browser | undefined;
  let windows: Window[] = [];
  beforeAll(async () => {
    await buildPages();
    browser = await openBrowser(browserArguments);
  }, 180_000);
  const served = service(options);
  afterAll(() => browser?.close());
  afterEach(async ({ task }) => {
    const kind = task.result?.state === 'fail' ? `failed-${task.id}` : 'last';
    if (name !== undefined) for (const [n, window] of windows.entries()) await window.picture(`${kind}-${name}-${n}`);
    await Promise.all(windows.map((window) => window.close()));
    const faults = windows.flatMap((window) => window.faults);
    windows = [];
    expect(faults.filter((fault) => !meant.some((one) => one.test(fault)))).toEqual([]);
  });
  const up = (): Browser => {
    if (browser === undefined) throw new Error('the browser is not up yet');
    return browser;
  };
  const open = async (person: Person | null, options: WindowOptions = {}): Promise<Window> => {
    const window = await Window.open(up(), options.url ?? served.url, person, options);
    windows.push(window);
    return window;
  };
  return {
    get url() {
      return served.url;
    },
    get provider() {
      return served.provider;
    },
    get browser() {
      return up();
    },
    open,
    async enter(person, code, options) {
      const window = await open(person, options);
      await window.enter(code);
      return window;
    },
  };
}
