/**
 * `npm run bench [-- documents|files|generation|client|identity [scenario…]]`: measures the product, each area in a process of its
 * own.
 * An area is a folder beside this file with a `main.ts`, which takes scenarios as its arguments (none: all of them).
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../run/node.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const mainOf = (area: string): string => join(folder, area, 'main.ts');
const areas = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(mainOf(entry.name)))
  .map(({ name }) => name);

async function main([area, ...scenarios]: string[]): Promise<number> {
  if (area !== undefined && !areas.includes(area)) {
    console.error(`There is nothing to measure called “${area}”. There is: ${areas.join(', ') || 'nothing yet'}.`);
    return 1;
  }
  let failed = 0;
  for (const each of area === undefined ? areas : [area]) {
    const { code } = await run(mainOf(each), scenarios);
    if (code !== 0) failed = code;
  }
  return failed;
}

process.exit(await main(process.argv.slice(2)));
