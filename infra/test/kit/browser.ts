import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Chromium from npm, with `more` arguments; `PENORA_CHROMIUM` names a system one instead. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const own = process.env.PENORA_CHROMIUM;
  if (own !== undefined && !existsSync(own)) throw new Error(`PENORA_CHROMIUM: there is no ${own}`);
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    // Not the package's own list: it is for a sandbox that renders one page, without web security and with a software
    // GPU inside the browser's process, which stalls several pages on two busy cores.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
      ...more,
    ],
    headless: true,
  });
}
