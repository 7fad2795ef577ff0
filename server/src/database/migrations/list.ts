import { Identity0001 } from './0001_identity.ts';
import { Projects0002 } from './0002_projects.ts';
import { Documents0003 } from './0003_documents.ts';
import { Ledger0004 } from './0004_ledger.ts';
import { Generations0005 } from './0005_generations.ts';

/** In the order in which they run. A published one is never changed: expand now, contract a release later. */
export const migrationsList = [Identity0001, Projects0002, Documents0003, Ledger0004, Generations0005];
