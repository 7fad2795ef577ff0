import { FileAnalysis, ImportedProject } from '@penora/protocol/schemas/file';
import { type Person, Refused } from './person.ts';

export interface SentFile {
  bytes: Uint8Array<ArrayBuffer> | string;
  name?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Sends a form with a file, as a browser does. */
export function sendFile(person: Person, path: string, sent: SentFile): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent.fields ?? {})) form.set(name, value);
  form.set('file', new Blob([sent.bytes]), sent.name ?? 'file');
  return fetch(person.url + path, { method: 'POST', headers: { ...person.headers, ...sent.headers }, body: form });
}

async function jsonOf(response: Response): Promise<unknown> {
  const json: unknown = await response.json();
  if (!response.ok) throw new Refused(response.status, Object(json));
  return json;
}

export const analyze = async (person: Person, sent: SentFile): Promise<FileAnalysis> =>
  FileAnalysis.parse(await jsonOf(await sendFile(person, '/api/files/analyze', sent)));

export const importFile = async (person: Person, sent: SentFile) =>
  ImportedProject.parse(await jsonOf(await sendFile(person, '/api/projects/import', sent)));
