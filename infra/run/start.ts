/** `npm start`: builds what needs building, then becomes the server. */
import { main } from '../../server/src/main.ts';
import { buildClient } from './buildClient.ts';

try {
  await buildClient((line) => console.log(line));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
await main();
