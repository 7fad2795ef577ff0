import { HOT_CONNECTIONS } from '../database/orm.ts';

/** Bounds of the slice: everything that waits, grows or is repeated has one here. Times in milliseconds. */
export const generationLimits = {
  /** From one chunk to the next while a model keeps writing (design.md: chunks of 40 ms, not tokens). */
  chunkPauseMs: 40,
  /** Text that may wait for its commit before the model is no longer read. */
  waitingCharacters: 65_536,
  /** Text of one chunk. */
  chunkCharacters: 16_384,
  /** Chunks that are committed by one statement, and how many such statements are under way at once. */
  chunksTogether: 64,
  commitLanes: HOT_CONNECTIONS,
  /** Of all people and processes, on one model of the provider, which takes 200 at once (× LIMITS). */
  runningPerModel: 180,
  /** On the database's clock; a process that does not renew it in time has lost its generations. */
  leaseMs: 9_000,
  heartbeatMs: 2_500,
  sweepMs: 2_500,
  /** Attempts before the first word, the first included. */
  attemptsBeforeFirstWord: 3,
  /** Attempts to go on with a text that broke off. */
  continuations: 2,
  firstRetryDelayMs: 500,
  maxRetryDelayMs: 20_000,
  /** A shortage is cut to what is affordable at most so often (trust.md, Ledger technique). */
  shortageTries: 3,
  /** Repeats of a statement whose outcome is unknown or that the database could not take; about 20 s. */
  databaseRepeats: 14,
  maxDatabaseDelayMs: 2_000,
  /** Characters of the text before and after the place that a request keeps. */
  contextCharacters: 400_000,
  afterCharacters: 8_000,
  /** Events that an SSE reader may be behind before it reads from the database again. */
  liveEvents: 256,
  streamPollMs: 2_000,
  /** A model's answer is rarely longer; more words than this are asked for in rounds. */
  wordsPerAnswer: 1_000,
  /** What one word takes at least, with its space: reserved at the start (contract.md, Storage). */
  leastBytesPerWord: 4,
} as const;
