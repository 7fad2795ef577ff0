/** `npm run reconcile`: asks the gateway about every open order, whenever it would be due. Exits 1 without answers. */
import { userInfo } from 'node:os';
import { reconcileNow } from '../operator/checks.ts';
import { runTool } from './tool.ts';

await runTool((deps) => reconcileNow(deps, undefined, { actor: userInfo().username, reason: 'npm run reconcile' }));
