/** Why the embedded database does not start: each has advice of its own in its message. */
export type EmbeddedFault =
  /** Another live process holds the folder. */
  | 'in_use'
  /** The folder cannot be made, read or written by this user. */
  | 'not_writable'
  /** The folder was made by another major version of PostgreSQL. */
  | 'other_version'
  /** No PostgreSQL for this platform is installed. */
  | 'no_binaries'
  /** PostgreSQL is installed, but this system lets no user run it that it would accept. */
  | 'not_runnable'
  /** It was run and ended; the message carries its last lines. */
  | 'failed';

/** The message is one line that an operator can act on; `cause` has the details. */
export class EmbeddedError extends Error {
  readonly fault: EmbeddedFault;

  constructor(fault: EmbeddedFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedError';
    this.fault = fault;
  }
}

/** The code of a system error (`ENOENT`, `EACCES` …), or '' for anything else. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** A refusal for a folder that the file system denied. */
export function notWritable(folder: string, error: unknown): EmbeddedError {
  const code = systemCode(error);
  const reason = /^E[A-Z]+$/.test(code) || !(error instanceof Error) ? code : error.message;
  const advice = 'Set DATA_DIR to a folder that belongs to the user who runs Penora.';
  return new EmbeddedError('not_writable', `The data folder ${folder} cannot be used (${reason}). ${advice}`, error);
}
