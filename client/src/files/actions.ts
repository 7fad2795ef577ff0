/** What can be done with a file that was read; both make a new project and give its code. */
import type { ModelKey } from '@penora/protocol/catalog/models';
import type { fileInstructions } from '@penora/protocol/catalog/tools';
import { importProject } from '@penora/protocol/endpoints/files';
import { startGeneration } from '@penora/protocol/endpoints/generations';
import { call, newIdempotencyKey } from '../api/call.ts';
import { sendForm } from '../api/sendForm.ts';

/** One key for each act on each file: pressed again after no answer, it is the same act. */
const keys = new Map<string, string>();
const keyOf = (act: string): string => {
  const known = keys.get(act) ?? newIdempotencyKey();
  keys.set(act, known);
  return known;
};

/** Throws ApiProblem. */
export async function importFile(fileId: string): Promise<string> {
  const form = new FormData();
  form.set('fileId', fileId);
  const act = `import ${fileId}`;
  const { project } = await sendForm(importProject, form, {
    signal: new AbortController().signal,
    idempotencyKey: keyOf(act),
  });
  keys.delete(act);
  return project.code;
}

/** Throws ApiProblem. */
export async function runOver(
  fileId: string,
  instruction: (typeof fileInstructions)[number],
  model: ModelKey | null,
): Promise<string> {
  const body = {
    tool: 'file' as const,
    options: { instruction, fileId },
    target: { kind: 'document' as const },
    ...(model === null ? {} : { model }),
  };
  const act = JSON.stringify(body);
  const { generation } = await call(startGeneration, { body, idempotencyKey: keyOf(act) });
  keys.delete(act);
  return generation.projectCode;
}
