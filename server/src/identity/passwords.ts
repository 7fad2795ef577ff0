import { availableParallelism } from 'node:os';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { boundedWork } from './boundedWork.ts';

/** Argon2id, the first choice of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
export const argon2Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Whether the password belongs to the hash. Without a hash it takes the same time and is false. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with other parameters than today's. */
  isOutdated(hash: string): boolean;
}

export interface PasswordOptions {
  parameters?: { memoryCost: number; timeCost: number; parallelism: number };
  maxAtOnce?: number;
  maxWaiting?: number;
}

/**
 * Hashes take about 20 ms and 19 MiB each; one processor is left to everything else. `hash` and `verify` throw
 * `unavailable` when too many wait.
 */
export function makePasswords(options: PasswordOptions = {}): Passwords {
  const {
    parameters = argon2Parameters,
    maxAtOnce = Math.max(1, Math.min(4, availableParallelism() - 1)),
    maxWaiting = 500,
  } = options;
  const run = boundedWork(maxAtOnce, maxWaiting);
  let decoy: Promise<string> | undefined;

  return {
    hash: (password) => run(() => hash(password, parameters)),
    async verify(known, password) {
      decoy ??= hash('nobody has this password', parameters);
      const against = known ?? (await decoy);
      const matches = await run(() => verify(against, password));
      return matches && known !== null;
    },
    isOutdated(known) {
      const made = parseOptions(known);
      return (
        made.memoryCost !== parameters.memoryCost ||
        made.timeCost !== parameters.timeCost ||
        made.parallelism !== parameters.parallelism
      );
    },
  };
}
