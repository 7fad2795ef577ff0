import type { Teller } from '../run/tell.ts';

/** What a work needs beside its record. */
export interface WorkDeps {
  teller: Teller;
  contextTokens: number;
  /** Told when a story has got a title of its own. */
  named(title: string): Promise<void>;
}
