import { type Problem, type ProblemCode, problems } from '@penora/protocol/errors';
import type { ZodError } from 'zod';
import { isPassing } from '../database/patiently.ts';
import { Refusal } from '../kernel/errors.ts';

/** The fields of a request that did not parse, in the form of a refusal. */
export function invalidRequest(error: ZodError): Refusal {
  const fields = error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = fields[0];
  const detail = first === undefined ? undefined : `${first.path === '' ? 'the body' : first.path}: ${first.message}`;
  return new Refusal('invalid', detail, {}, fields);
}

/** Any thrown value as the refusal that the outside sees. Unknown faults say nothing of themselves. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isPassing(error)) {
    return new Refusal('unavailable', 'Penora cannot save at the moment. Nothing was changed or paid. Try again soon.');
  }
  return new Refusal('internal', 'Something went wrong on our side. Nothing was charged for it.');
}

export function toProblem(refusal: Refusal, id?: string): Problem {
  const code: ProblemCode = refusal.code;
  const { status, title } = problems[code];
  return {
    type: `about:blank#${code}`,
    title,
    status,
    code,
    detail: refusal.message,
    ...refusal.facts,
    ...(refusal.fields.length > 0 ? { errors: [...refusal.fields] } : {}),
    ...(id === undefined ? {} : { id }),
  };
}
