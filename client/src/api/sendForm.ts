/** A form with a file: the one call whose progress is shown, which `fetch` does not tell. */
import type { Endpoint } from '@penora/protocol/endpoint';
import type { z } from 'zod';
import { badAnswer, toProblem, unreachable } from './problem.ts';

interface Sending {
  signal: AbortSignal;
  idempotencyKey: string;
  /** From 0 to 1, while the file is on its way. */
  onProgress?: (share: number) => void;
}

function headersOf(request: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const name of ['retry-after', 'x-request-id']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The checked answer. Throws ApiProblem for every refusal and failure, and AbortError when `signal` fires. */
export function sendForm<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  { method, path, reply }: Endpoint<P, Q, B, R> & { reply?: R },
  form: FormData,
  { signal, idempotencyKey, onProgress }: Sending,
): Promise<z.output<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable(navigator.onLine));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 400) return reject(toProblem(request.status, body, headersOf(request)));
      const answer = reply?.safeParse(body);
      if (answer?.success) resolve(answer.data);
      else reject(badAnswer(request.status));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
