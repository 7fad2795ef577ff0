/** A file of the server's, fetched so that a failure can be told in words instead of opening a page of its own. */
import { toProblem, unreachable } from '../api/problem.ts';

/** Between two words about progress. */
const TELL_MS = 200;

const NAMED = /filename\*=UTF-8''([^;]+)/i;
const PLAIN_NAME = /filename="([^"]+)"/i;

function nameIn(header: string | null, fallback: string): string {
  const encoded = NAMED.exec(header ?? '')?.[1];
  if (encoded === undefined) return PLAIN_NAME.exec(header ?? '')?.[1] ?? fallback;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return fallback;
  }
}

function keep(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** All of an answer, as one; tells of what has come so far. A part of a file is never saved as the whole. */
async function wholeOf(response: Response, onReceived: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let [received, toldAt] = [0, 0];
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    parts.push(next.value);
    received += next.value.length;
    if (performance.now() - toldAt < TELL_MS) continue;
    toldAt = performance.now();
    onReceived(received);
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
}

/** Saves what `address` gives under the server's name for it. Throws a problem, or `AbortError` when given up. */
export async function fetchFile(
  address: string,
  signal: AbortSignal,
  init: RequestInit = {},
  onReceived: (bytes: number) => void = () => undefined,
): Promise<void> {
  const unless = (error: unknown): never => {
    if (signal.aborted) throw error;
    throw unreachable(navigator.onLine);
  };
  const response = await fetch(address, { credentials: 'same-origin', ...init, signal }).catch(unless);
  if (!response.ok) throw toProblem(response.status, await response.json().catch(() => null), response.headers);
  const whole = await wholeOf(response, onReceived).catch(unless);
  keep(whole, nameIn(response.headers.get('content-disposition'), 'Penora'));
}
