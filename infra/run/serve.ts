/** The server alone, without building the pages: for `npm run dev` and for containers that were built before. */
import { main } from '../../server/src/main.ts';

await main();
