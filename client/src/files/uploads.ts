/** Files that are brought along: each on its way, being read, read, or refused. */
import { limits } from '@penora/protocol/catalog/limits';
import { analyzeFile } from '@penora/protocol/endpoints/files';
import type { FileAnalysis } from '@penora/protocol/schemas/file';
import { newIdempotencyKey } from '../api/call.ts';
import { asProblem, isAborted } from '../api/problem.ts';
import { sendForm } from '../api/sendForm.ts';
import { createStore } from '../store.ts';
import { announce } from '../ui/toasts.ts';

export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; share: number }
  | { kind: 'reading' }
  | { kind: 'read'; analysis: FileAnalysis }
  | { kind: 'refused'; title: string; detail: string; mayRetry: boolean };

export interface Upload {
  id: string;
  name: string;
  state: UploadState;
}

/** At a time: the server takes a few of each person. */
const TOGETHER = 2;
const MOST = 20;

export const uploadStore = createStore<readonly Upload[]>([]);
/** Whether only the line above the files is shown, so that the page below can be used. */
export const foldStore = createStore(false);
const files = new Map<string, { file: File; stop: AbortController }>();

function put(id: string, state: UploadState): void {
  uploadStore.set((all) => all.map((one) => (one.id === id ? { ...one, state } : one)));
}

const refused = (title: string, detail: string, mayRetry = false): UploadState => ({
  kind: 'refused',
  title,
  detail,
  mayRetry,
});

/** What need not be sent to know that it is refused. */
function faultOf({ size }: File): UploadState | null {
  if (size > limits.uploadBytes) {
    const most = limits.uploadBytes / 1_048_576;
    return refused('Too large', `A file may have ${most} MB. Split it, or save it without pictures.`);
  }
  return size === 0 ? refused('Empty', 'There is nothing in this file.') : null;
}

/** Takes files in; each shows its progress and, once it is read, what can be done with it. */
export function takeIn(chosen: Iterable<File>): void {
  foldStore.set(false);
  for (const file of chosen) {
    if (uploadStore.get().length >= MOST) break;
    const id = crypto.randomUUID();
    files.set(id, { file, stop: new AbortController() });
    uploadStore.set((all) => [...all, { id, name: file.name, state: faultOf(file) ?? { kind: 'waiting' } }]);
  }
  next();
}

/** Gives up what is on its way, and forgets what is done. */
export function drop(id: string): void {
  files.get(id)?.stop.abort();
  files.delete(id);
  uploadStore.set((all) => all.filter((one) => one.id !== id));
  next();
}

export function dropAll(): void {
  for (const { id } of uploadStore.get()) drop(id);
}

export function retry(id: string): void {
  put(id, { kind: 'waiting' });
  next();
}

function next(): void {
  const all = uploadStore.get();
  const busy = all.filter(({ state }) => state.kind === 'sending' || state.kind === 'reading').length;
  for (const { id } of all.filter(({ state }) => state.kind === 'waiting').slice(0, Math.max(0, TOGETHER - busy))) {
    put(id, { kind: 'sending', share: 0 });
    void send(id);
  }
}

async function send(id: string): Promise<void> {
  const known = files.get(id);
  if (known === undefined) return;
  const { file, stop } = known;
  const form = new FormData();
  form.set('file', file, file.name);
  try {
    const analysis = await sendForm(analyzeFile, form, {
      signal: stop.signal,
      idempotencyKey: newIdempotencyKey(),
      onProgress: (share) => put(id, share < 1 ? { kind: 'sending', share } : { kind: 'reading' }),
    });
    put(id, { kind: 'read', analysis });
    announce(`${file.name} is read.`);
  } catch (error) {
    if (isAborted(error)) return;
    const { code, title, detail, status } = asProblem(error);
    const isUnread = code === 'invalid' || code === 'unsupported_media';
    put(
      id,
      refused(isUnread ? 'This file cannot be read' : title, detail, status === 0 || status === 429 || status >= 500),
    );
    announce(`${file.name}: ${detail}`);
  }
  next();
}
