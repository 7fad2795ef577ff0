import type { Database } from '../database/database.ts';
import type { Channel } from '../kernel/channel.ts';

/** What comments need of the world; the wiring hands it in. */
export interface CommentsDeps {
  database: Database;
  channel: Channel;
  limits: CommentLimits;
}

export interface CommentLimits {
  /** Comments and replies of one project. */
  perProject: number;
}

export const commentLimits: CommentLimits = { perProject: 2_000 };
