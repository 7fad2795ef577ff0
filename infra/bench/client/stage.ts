import type { Browser } from 'playwright-core';
import { type DeepInfra, startDeepInfra } from '../../stand-ins/deepinfra/server.ts';
import { openBrowser } from '../../test/kit/browser.ts';
import { buildPages } from '../../test/kit/pages.ts';
import { forget, type Penora, startPenora } from '../../test/kit/penora.ts';

/** The product with a provider that writes at a usual pace, and a browser. */
export interface Stage {
  penora: Penora;
  provider: DeepInfra;
  browser: Browser;
}

/** Sets the stage, lets `work` happen on it, and leaves nothing running. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  await buildPages();
  const provider = await startDeepInfra();
  const penora = await startPenora({ env: { DEEPINFRA_BASE_URL: provider.url } });
  const browser = await openBrowser();
  try {
    await work({ penora, provider, browser });
  } finally {
    await browser.close();
    await forget(penora);
    await provider.close();
  }
}
