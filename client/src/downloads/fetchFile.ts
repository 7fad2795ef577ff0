/** A file of the server's, fetched so that a failure can be told in words instead of opening a page of its own. */
import { toProblem, unreachable } from '../api/problem.ts';

const NAMED = /filename\*=UTF-8''([^;]+)/i;

function nameIn(header: string | null, fallback: string): string {
  const encoded = NAMED.exec(header ?? '')?.[1];
  if (encoded === undefined) return fallback;
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

/** Saves what `address` gives under the server's name for it. Throws a problem, or `AbortError` when given up. */
export async function fetchFile(address: string, signal: AbortSignal, init: RequestInit = {}): Promise<void> {
  const response = await fetch(address, { credentials: 'same-origin', ...init, signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw unreachable(navigator.onLine);
  });
  if (!response.ok) throw toProblem(response.status, await response.json().catch(() => null), response.headers);
  keep(await response.blob(), nameIn(response.headers.get('content-disposition'), 'Penora'));
}
