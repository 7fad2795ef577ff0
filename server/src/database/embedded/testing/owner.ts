import { EmbeddedError } from '../errors.ts';
import { startEmbedded } from '../startEmbedded.ts';

/**
 * A process that owns an embedded database, for tests that kill it. Usage: node owner.ts DATA_DIR. Prints one line of
 * JSON: `{url, superUrl}`, or `{fault, message}` and ends. It stops the database when its standard input ends.
 */
const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error('usage: owner.ts DATA_DIR');
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
try {
  const database = await startEmbedded({
    dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
    onFailure: (reason) => say({ fault: 'failed', message: reason.message }),
  });
  say({ url: database.url, superUrl: database.superUrl });
  process.stdin.resume().once('end', () => void database.stop());
} catch (error) {
  if (!(error instanceof EmbeddedError)) throw error;
  say({ fault: error.fault, message: error.message });
  process.exitCode = 1;
}
