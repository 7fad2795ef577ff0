/** One server process of `npm run cluster`; it ends when the process that started it does, however that happens. */
import { main } from '../../server/src/main.ts';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await main();
