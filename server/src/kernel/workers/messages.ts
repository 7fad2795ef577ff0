import type { FieldError, ProblemCode } from '@penora/protocol/errors';
import { Refusal } from '../errors.ts';

/** What a thread says of the job it works on. A copied error loses its class, so a refusal travels by its parts. */
export type Message =
  | { kind: 'report'; report: unknown }
  | { kind: 'done'; value: unknown }
  | { kind: 'refused'; code: ProblemCode; detail: string; facts: Record<string, unknown>; fields: FieldError[] }
  | { kind: 'failed'; detail: string };

export const refusalMessage = ({ code, message, facts, fields }: Refusal): Message => ({
  kind: 'refused',
  code,
  detail: message,
  facts: { ...facts },
  fields: [...fields],
});

export const refusalOf = ({ code, detail, facts, fields }: Extract<Message, { kind: 'refused' }>): Refusal =>
  new Refusal(code, detail, facts, fields);
