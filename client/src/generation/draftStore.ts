/** The draft of each project, on this device. What is read back is checked: an older version may have written it. */
import { modelKeys } from '@penora/protocol/catalog/models';
import {
  brainstormCategories,
  fileInstructions,
  lengths,
  rewriteStyles,
  senses,
  ToolKey,
  writeModes,
} from '@penora/protocol/catalog/tools';
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../onDevice.ts';
import { createStore, type Store } from '../store.ts';
import { type Draft, emptyDraft } from './draft.ts';

const WRITE_MS = 400;
/** A pasted text may be longer than a device keeps; then it is kept until the page is left. */
const MOST_CHARACTERS = 200_000;

const Target = z.enum(['card', 'document']);
const text = z.string().max(2_000_000);
const whole = z.number().int();

const Stored: z.ZodType<Draft> = z.object({
  tool: ToolKey,
  model: z.enum(modelKeys).nullable(),
  takes: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  targets: z.object({
    prompt: Target,
    story: Target,
    write: Target,
    rewrite: Target,
    describe: Target,
    brainstorm: Target,
    file: Target,
  }),
  prompt: z.object({ prompt: text, length: z.enum([...lengths, 'pages']), pages: whole }),
  story: z.object({ title: text, premise: text, chapters: whole, wordsPerChapter: whole }),
  write: z.object({ mode: z.enum(writeModes), prompt: text, tone: text, words: whole.nullable() }),
  rewrite: z.object({ style: z.enum(rewriteStyles), tone: text, prompt: text, text }),
  describe: z.object({ senses: z.array(z.enum(senses)), text }),
  brainstorm: z.object({ category: z.enum(brainstormCategories), count: whole, prompt: text }),
  file: z.object({ instruction: z.enum(fileInstructions), text }),
});

function write(place: string, draft: Draft): void {
  if (JSON.stringify(draft).length <= MOST_CHARACTERS) keepOnDevice(place, draft);
}

/** The draft's store and the way to stop keeping it. */
export function keepDraft(code: string): { draft: Store<Draft>; stop: () => void } {
  const place = `penora:draft:${code}`;
  const draft = createStore(onDevice(place, Stored) ?? emptyDraft);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => write(place, draft.get());
  const unwatch = draft.watch(() => {
    clearTimeout(timer);
    timer = setTimeout(flush, WRITE_MS);
  });
  addEventListener('pagehide', flush);
  return {
    draft,
    stop: () => {
      unwatch();
      removeEventListener('pagehide', flush);
      clearTimeout(timer);
      flush();
    },
  };
}
