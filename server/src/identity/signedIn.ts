import type { Person } from '@penora/protocol/schemas/person';
import type { NewSession } from './sessions.ts';

export interface SignedIn {
  user: Person;
  session: NewSession;
}
