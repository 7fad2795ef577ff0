import type { ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Waits for the line with which a process says where it is ready. Resolves with that address and all lines, which go on
 * to come; throws what was printed when the process ends before.
 */
export async function ready(
  child: ChildProcessByStdio<null, Readable, Readable>,
  pattern: RegExp,
): Promise<{ url: string; lines: readonly string[] }> {
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = pattern.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${lines.join('\n')}`)));
  });
  return { url, lines };
}
