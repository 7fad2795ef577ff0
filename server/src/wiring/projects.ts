import type { Documents } from '../documents/documents.ts';
import { type ProjectsDeps, projectLimits } from '../projects/deps.ts';
import type { Base } from './base.ts';

/** What projects need of documents and identity. */
export function projectsDeps({ config, database, channel, identity }: Base, documents: Documents): ProjectsDeps {
  return {
    database,
    channel,
    documents,
    verifiesAddresses: config.SMTP_URL !== undefined,
    limits: projectLimits(config.LIMITS),
    ...identity.outside,
  };
}
