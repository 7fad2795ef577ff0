/** Every way in which a call can fail, as one typed error that a screen can show. */
import { type FieldError, Problem, type ProblemCode, problems } from '@penora/protocol/errors';
import { asSentence } from '../format/sentence.ts';

/** The server's codes, and two of our own: no answer at all, and an answer that nobody understands. */
export type FailureCode = ProblemCode | 'unreachable' | 'bad_answer';

export interface ApiProblemParts {
  code: FailureCode;
  status: number;
  title: string;
  detail: string;
  facts?: Record<string, unknown>;
  fieldErrors?: readonly FieldError[];
  retryAfterSeconds?: number | null;
  requestId?: string | null;
}

export class ApiProblem extends Error {
  readonly code: FailureCode;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  /** A sentence for the person. */
  readonly detail: string;
  /** What the code brings along, e.g. `balanceMilliku` of insufficient_coins. Read with `fact`. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fieldErrors: readonly FieldError[];
  readonly retryAfterSeconds: number | null;
  /** What to quote to support, when the server gave one. */
  readonly requestId: string | null;

  constructor(parts: ApiProblemParts) {
    super(`${parts.code}: ${parts.detail}`);
    this.name = 'ApiProblem';
    this.code = parts.code;
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail;
    this.facts = parts.facts ?? {};
    this.fieldErrors = parts.fieldErrors ?? [];
    this.retryAfterSeconds = parts.retryAfterSeconds ?? null;
    this.requestId = parts.requestId ?? null;
  }

  /** The message for one field of a form, if the server found fault with it. */
  fieldError(path: string): string | undefined {
    return this.fieldErrors.find((error) => error.path === path)?.message;
  }

  /** A number among the facts, e.g. `fact('neededBytes')`. */
  fact(name: string): number | null {
    const value = this.facts[name];
    return typeof value === 'number' ? value : null;
  }
}

/** No answer came: the network, the server, or the way between. */
export function unreachable(online: boolean): ApiProblem {
  return new ApiProblem({
    code: 'unreachable',
    status: 0,
    title: online ? 'Penora does not answer' : "You're offline",
    detail: online
      ? 'We could not reach Penora. Check your connection and try again in a moment.'
      : 'This needs a connection. Try again when you are back online.',
  });
}

export function badAnswer(status: number, requestId: string | null = null): ApiProblem {
  return new ApiProblem({
    code: 'bad_answer',
    status,
    title: 'Something went wrong',
    detail: 'Penora gave an answer that this page does not understand. Reload the page and try again.',
    requestId,
  });
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** The typed form of a problem+json body; anything else becomes `bad_answer`, or `unavailable` behind a dead proxy. */
export function toProblem(status: number, body: unknown, headers: Headers): ApiProblem {
  const parsed = Problem.safeParse(body);
  if (!parsed.success) return withoutBody(status, headers.get('x-request-id'));
  const { type: _type, title: told, status: _status, code, detail, errors, id, ...facts } = parsed.data;
  const [fault] = code === 'invalid' ? (errors ?? []) : [];
  // The server names the field as it stands in the request; a person sees the field, or only this sentence.
  const title = fault === undefined ? told : 'Something is not right';
  return new ApiProblem({
    code: isProblemCode(code) ? code : 'bad_answer',
    status,
    title,
    detail: fault === undefined ? (detail ?? title) : asSentence(fault.message),
    facts,
    fieldErrors: errors,
    retryAfterSeconds: secondsOf(headers.get('retry-after')),
    requestId: typeof id === 'string' ? id : headers.get('x-request-id'),
  });
}

function withoutBody(status: number, requestId: string | null): ApiProblem {
  if (status < 500) return badAnswer(status, requestId);
  return new ApiProblem({
    code: 'unavailable',
    status,
    title: 'Penora is not available at the moment',
    detail: 'It may be restarting. Try again in a moment.',
    requestId,
  });
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}

/** Any thrown value as a problem to show. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : badAnswer(0);
}

/** A call that was given up on purpose (its page was left): nothing to tell anybody. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
