import { BalanceEvent } from '@penora/protocol/events';
import { topic } from '../kernel/topic.ts';

/** A person's balance after a committed entry, keyed by the account; an older `entry` is to be ignored. */
export const balanceChanges = topic('balance', BalanceEvent);
