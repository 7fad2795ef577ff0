import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type DeepInfra, startDeepInfra } from '../../stand-ins/deepinfra/server.ts';
import { openBrowser } from './browser.ts';
import { buildPages } from './pages.ts';
import { forget, type Penora, startPenora } from './penora.ts';
import type { Person } from './person.ts';
import { Window, type WindowOptions } from './window.ts';

export interface StageOptions {
  env?: Record<string, string>;
  /** With a provider that does what the test says; without it the demonstration writer writes. */
  provider?: boolean;
  /** What a page may say in its console because a test makes it happen. */
  meant?: readonly RegExp[];
  /** The name of the file's pictures: what each test saw last. */
  name?: string;
}

/** What the browser tests of one file stand on. */
export interface Stage {
  readonly url: string;
  readonly penora: Penora;
  readonly browser: Browser;
  /** Throws without `provider`. */
  readonly provider: DeepInfra;
  /** A window that is closed after the test, which fails if anything went wrong in it. */
  open(person: Person | null, options?: WindowOptions): Promise<Window>;
  /** The same with a project open in it. */
  enter(person: Person, code: string, options?: WindowOptions): Promise<Window>;
}

/** One server and one browser for all tests of the file that calls it, at its top. */
export function stage({ env = {}, provider = false, meant = [], name }: StageOptions = {}): Stage {
  let standIn: DeepInfra | undefined;
  let penora: Penora | undefined;
  let browser: Browser | undefined;
  let windows: Window[] = [];
  beforeAll(async () => {
    await buildPages();
    [standIn, browser] = await Promise.all([provider ? startDeepInfra() : undefined, openBrowser()]);
    penora = await startPenora({ env: { ...(standIn && { DEEPINFRA_BASE_URL: standIn.url }), ...env } });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await forget(penora);
    await standIn?.close();
  });
  beforeEach(() => standIn?.reset());
  afterEach(async () => {
    if (name !== undefined) for (const [n, window] of windows.entries()) await window.picture(`last-${name}-${n}`);
    await Promise.all(windows.map((window) => window.close()));
    const faults = windows.flatMap((window) => window.faults);
    windows = [];
    expect(faults.filter((fault) => !meant.some((one) => one.test(fault)))).toEqual([]);
  });
  const up = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('this part of the stage was not asked for, or is not up yet');
    return part;
  };
  const open = async (person: Person | null, options: WindowOptions = {}): Promise<Window> => {
    const window = await Window.open(up(browser), up(penora).url, person, options);
    windows.push(window);
    return window;
  };
  return {
    get url() {
      return up(penora).url;
    },
    get penora() {
      return up(penora);
    },
    get browser() {
      return up(browser);
    },
    get provider() {
      return up(standIn);
    },
    open,
    async enter(person, code, options) {
      const window = await open(person, options);
      await window.enter(code);
      return window;
    },
  };
}
