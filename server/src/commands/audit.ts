/** `npm run audit`: every balance, entry and chunk compared with each other. Exits 1 on any difference. */
import { auditAll } from '../operator/checks.ts';
import { runTool } from './tool.ts';

await runTool(({ database }) => auditAll(database.sql));
