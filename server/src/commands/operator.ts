/** `npm run operator -- COMMAND`: who is who, corrections, suspensions, reconciliation, audit (operator/command.ts). */
import { userInfo } from 'node:os';
import { perform } from '../operator/command.ts';
import { runTool } from './tool.ts';

const operator = process.env.PENORA_OPERATOR || undefined;
await runTool((deps) => perform(deps, process.argv.slice(2), { operator, user: userInfo().username }));
