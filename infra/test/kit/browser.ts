import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Chromium from npm; `PENORA_CHROMIUM` names a system one instead. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.PENORA_CHROMIUM;
  if (own !== undefined && !existsSync(own)) throw new Error(`PENORA_CHROMIUM: there is no ${own}`);
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    args: [
      ...chromium.args.filter((argument) => !argument.startsWith('--single-process')),
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    headless: true,
  });
}
