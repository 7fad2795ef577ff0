/** `npm run margin`: what the models brought in and what their provider asked for, in the last 30 days. */
import { marginLines, marginOf } from '../generation/bill/margin.ts';
import { runTool } from './tool.ts';

await runTool(async ({ database }) => ({ lines: marginLines(await marginOf(database.sql, 30)), ok: true }));
