const MINUTE_MS = 60_000;

/** What versions take at most; they are no part of anybody's storage, so they are bounded here. */
export interface VersionLimits {
  /** Between two versions that are made by themselves. */
  everyMs: number;
  /** Of one project: versions without a name, and their bytes; the oldest go first. */
  automatic: number;
  automaticBytes: number;
  /** Of one project: versions with a name, and their bytes; more are refused. */
  named: number;
  namedBytes: number;
  /** Documents that wait for a version in this process. One that finds no place comes back with its next change. */
  waiting: number;
  /** Updates of a replay; before them it goes in steps between versions. */
  replayUpdates: number;
}

export const versionLimits: VersionLimits = {
  everyMs: 5 * MINUTE_MS,
  automatic: 400,
  automaticBytes: 32 * 1_048_576,
  named: 200,
  namedBytes: 64 * 1_048_576,
  waiting: 20_000,
  replayUpdates: 200_000,
};
