/** Asking again: a past request back in the form, where its price stands before the click. */
import { toolOptions } from '@penora/protocol/catalog/tools';
import type { Draft, RequestBody } from './draft.ts';
import type { Run } from './run.ts';

/** The form as it was for `run`. `body` is the whole request when it was made in this tab; others' input is not kept. */
export function redraft(draft: Draft, run: Run, body: RequestBody | undefined): Draft {
  const targets = { ...draft.targets, [run.tool]: run.target };
  const takes = body?.takes === 2 || body?.takes === 3 ? body.takes : 1;
  const common: Draft = { ...draft, tool: run.tool, model: run.model, takes, targets };
  return { ...common, ...partOf(draft, run, body?.input?.text ?? '') };
}

function partOf(draft: Draft, { tool, options, prompt }: Run, text: string): Partial<Draft> {
  switch (tool) {
    case 'prompt': {
      const parsed = toolOptions.prompt.safeParse(options).data;
      const length = parsed?.pages === undefined ? (parsed?.length ?? draft.prompt.length) : 'pages';
      return { prompt: { prompt, length, pages: parsed?.pages ?? draft.prompt.pages } };
    }
    case 'story':
      return { story: { ...draft.story, ...toolOptions.story.safeParse(options).data, premise: prompt } };
    case 'write':
      return { write: { ...draft.write, ...toolOptions.write.safeParse(options).data, prompt } };
    case 'rewrite':
      return { rewrite: { ...draft.rewrite, ...toolOptions.rewrite.safeParse(options).data, prompt, text } };
    case 'describe':
      return { describe: { ...draft.describe, ...toolOptions.describe.safeParse(options).data, text } };
    case 'brainstorm':
      return { brainstorm: { ...draft.brainstorm, ...toolOptions.brainstorm.safeParse(options).data, prompt } };
    case 'file': {
      const instruction = toolOptions.file.safeParse(options).data?.instruction ?? draft.file.instruction;
      return { file: { instruction, text } };
    }
    default:
      return tool satisfies never;
  }
}
