/** Why a job came to nothing: too slow, too large, its thread died, or nobody waits for it any more. */
export type FailureReason = 'time' | 'memory' | 'crash' | 'stopped' | 'gone';

/** A job that ended without an answer of its own; a `Refusal` of the job comes through as it is. */
export class JobFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, detail: string) {
    super(detail);
    this.name = 'JobFailure';
    this.reason = reason;
  }
}

export const stopping = (): JobFailure => new JobFailure('stopped', 'the service is stopping');

export const gone = (): JobFailure => new JobFailure('gone', 'nobody waits for this any more');
