/** A file is one part of an idea: nothing over 300 lines of source, nothing over 400 of test. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/node.ts';

const SOURCE_LINES = 300;
const TEST_LINES = 400;

const long = globSync('{protocol,server,client,infra}/**/*.{ts,tsx,scss}', { cwd: root })
  .filter((file) => !file.includes('node_modules') && !file.includes('dist'))
  .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
  .filter(({ file, lines }) => lines > (/\.test\.tsx?$|\/test\//.test(file) ? TEST_LINES : SOURCE_LINES));

for (const { file, lines } of long) console.error(`${file} has ${lines} lines`);
process.exit(long.length === 0 ? 0 : 1);
