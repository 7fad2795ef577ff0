/** `npm run check`: lint and format, types, the direction of imports and the size of files. */
import { bin, run } from './node.ts';

const steps: [string, string, string[]][] = [
  ['lint and format', bin('@biomejs/biome', 'biome'), ['check', '--error-on-warnings', '.']],
  ['types', bin('typescript', 'tsc'), ['-p', 'tsconfig.json']],
  ['imports', 'infra/checks/imports.ts', []],
  ['sizes', 'infra/checks/sizes.ts', []],
];

for (const [name, script, args] of steps) {
  const { code } = await run(script, args);
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}`);
  if (code !== 0) process.exit(code);
}
