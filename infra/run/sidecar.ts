/** `npm run start:sidecar`: REST for the sister applications in a process of its own. */
import { ConfigError } from '../../server/src/config.ts';
import { main } from '../../server/src/main.ts';
import { startSidecar } from '../../server/src/wiring/sidecarApp.ts';

await main({
  name: 'The sidecar',
  start: startSidecar,
  port: ({ SIDECAR_PORT, PORT }) => SIDECAR_PORT ?? PORT,
  address: () => undefined,
  demand({ DATABASE_URL }) {
    if (DATABASE_URL === undefined)
      throw new ConfigError('DATABASE_URL is needed: it works on the database of Penora.');
  },
});
