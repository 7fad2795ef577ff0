import type { FieldError, ProblemCode } from '@penora/protocol/errors';
import { Refusal } from '../errors.ts';

/** What a pool tells a thread: the next job, or that so many bytes of what the present one has sent are taken. */
export type Order = { kind: 'job'; data: unknown } | { kind: 'taken'; bytes: number };

/** What a thread says of the job it works on. A copied error loses its class, so a refusal travels by its parts. */
export type Message =
  | { kind: 'report'; report: unknown }
  | { kind: 'part'; bytes: Uint8Array<ArrayBuffer> }
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
