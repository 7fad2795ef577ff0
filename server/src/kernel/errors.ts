import { type FieldError, type ProblemCode, problems } from '@penora/protocol/errors';

/**
 * What the domain says no with. It knows codes and facts; HTTP and sockets give it their form (http/problem.ts,
 * realtime, documents). Anything else that is thrown is a fault of ours and says nothing outside.
 */
export class Refusal extends Error {
  readonly code: ProblemCode;
  /** Members of the problem document beside the standard ones, e.g. `balanceMilliku`. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldError[];

  constructor(code: ProblemCode, detail?: string, facts: Record<string, unknown> = {}, fields: FieldError[] = []) {
    super(detail ?? problems[code].title);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}

export const notFound = (what: string): Refusal => new Refusal('not_found', `There is no such ${what}.`);

export const forbidden = (why = 'Your role here does not allow this.'): Refusal => new Refusal('forbidden', why);

export const wrongState = (why: string): Refusal => new Refusal('wrong_state', why);

/** One field of the request is not right; `path` as in the request, e.g. `options.tone`. */
export const invalid = (path: string, message: string): Refusal =>
  new Refusal('invalid', `${path}: ${message}`, {}, [{ path, message }]);

export const tooMany = (detail: string, retryAfterSeconds: number): Refusal =>
  new Refusal('too_many_requests', detail, { retryAfterSeconds });

export const unavailable = (detail: string): Refusal => new Refusal('unavailable', detail);

/** For the end of a switch over a union: the compiler proves that nothing is left. */
export function unreachable(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
