import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { type FailureKind, ModelFailure } from '../model.ts';
import { retryAfterHeader } from './guardedFetch.ts';

const maxMessageLength = 200;

/** Whatever an attempt was thrown, as the domain knows it. Holds neither the key nor the library's own error. */
export function failureOf(error: unknown, apiKey: string | undefined): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionTimeoutError) return new ModelFailure('timeout', 'the provider did not answer');
  if (error instanceof APIConnectionError) return new ModelFailure('broken', 'the provider cannot be reached');
  if (error instanceof APIError) return said(error, apiKey);
  if (error instanceof SyntaxError) return new ModelFailure('broken', 'the provider sent a frame that is no JSON');
  return new ModelFailure('broken', 'the connection to the provider broke');
}

/** The status of the answer, or the code that an error inside the stream names. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof APIError)) return undefined;
  const status = error.status ?? Number(error.code);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}

function said(error: APIError, apiKey: string | undefined): ModelFailure {
  const status = statusOf(error);
  const advice = Number(error.headers?.get(retryAfterHeader) ?? Number.NaN);
  return new ModelFailure(
    status === undefined ? 'broken' : kindOf(status),
    `the provider said ${shown(error.message, apiKey)}`,
    Number.isNaN(advice) ? undefined : advice,
  );
}

function kindOf(status: number): FailureKind {
  if (status === 408) return 'timeout';
  if (status === 401 || status === 402 || status === 403) return 'account';
  return status === 409 || status === 429 || status >= 500 ? 'busy' : 'refused';
}

/** One short line: a provider may repeat in its words what it was sent. */
function shown(message: string, apiKey: string | undefined): string {
  const line = (apiKey ? message.replaceAll(apiKey, '[key]') : message).replace(/\s+/g, ' ');
  return line.length <= maxMessageLength ? line : `${line.slice(0, maxMessageLength)}…`;
}
