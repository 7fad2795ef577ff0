/** What a writer can ask for, and the options of each tool (domain.md, Generation; contract.md, tool table). */
import { z } from 'zod';
import { hasWords } from '../words/says.ts';

export const toolKeys = ['prompt', 'story', 'write', 'rewrite', 'describe', 'brainstorm', 'file'] as const;
export const ToolKey = z.enum(toolKeys);
export type ToolKey = z.infer<typeof ToolKey>;

export const lengths = ['short', 'medium', 'long'] as const;
export const writeModes = ['auto', 'guided', 'tone'] as const;
export const tones = [
  'ominous',
  'romantic',
  'mysterious',
  'action',
  'dialogue',
  'humorous',
  'melancholic',
  'hopeful',
  'tense',
  'nostalgic',
  'whimsical',
  'epic',
] as const;
export const rewriteStyles = [
  'improve',
  'show-dont-tell',
  'expand',
  'shorten',
  'formal',
  'casual',
  'dramatic',
  'tone',
  'custom',
] as const;
export const senses = ['sight', 'sound', 'smell', 'taste', 'touch', 'metaphor', 'emotion'] as const;
export const brainstormCategories = [
  'plot',
  'names',
  'locations',
  'objects',
  'conflicts',
  'dialogue',
  'world',
  'titles',
  'custom',
] as const;
export const fileInstructions = ['expand', 'fine-tune', 'script', 'summarize', 'continue'] as const;

/** A tone is one of the list or the writer's own word. */
const Tone = z.string().trim().min(1).max(60).refine(hasWords, { message: 'a tone is needed' });

export const PromptOptions = z
  .strictObject({ length: z.enum(lengths).optional(), pages: z.number().int().min(1).max(300).optional() })
  .refine((o) => o.length === undefined || o.pages === undefined, {
    message: 'either length or pages',
    path: ['pages'],
  });

export const StoryOptions = z.strictObject({
  title: z.string().trim().max(200).optional(),
  chapters: z.number().int().min(1).max(50),
  wordsPerChapter: z.number().int().min(200).max(3_000),
});

export const WriteOptions = z
  .strictObject({
    mode: z.enum(writeModes).default('auto'),
    tone: Tone.optional(),
    words: z.number().int().min(10).max(3_000).optional(),
  })
  .refine((o) => o.mode !== 'tone' || o.tone !== undefined, { message: 'the tone mode needs a tone', path: ['tone'] });

export const RewriteOptions = z
  .strictObject({ style: z.enum(rewriteStyles).default('improve'), tone: Tone.optional() })
  .refine((o) => o.style !== 'tone' || o.tone !== undefined, {
    message: 'the tone style needs a tone',
    path: ['tone'],
  });

export const DescribeOptions = z.strictObject({ senses: z.array(z.enum(senses)).max(7).default([]) });

export const BrainstormOptions = z.strictObject({
  category: z.enum(brainstormCategories).default('plot'),
  count: z.number().int().min(3).max(20).default(10),
});

export const FileOptions = z.strictObject({
  instruction: z.enum(fileInstructions),
  fileId: z.string().min(1).max(64).optional(),
});

export const toolOptions = {
  prompt: PromptOptions,
  story: StoryOptions,
  write: WriteOptions,
  rewrite: RewriteOptions,
  describe: DescribeOptions,
  brainstorm: BrainstormOptions,
  file: FileOptions,
} as const;

export type ToolOptions = { [Tool in ToolKey]: z.infer<(typeof toolOptions)[Tool]> };

export interface ToolInfo {
  key: ToolKey;
  name: string;
  description: string;
}

export const tools: readonly ToolInfo[] = [
  { key: 'prompt', name: 'Single prompt', description: 'Anything you can put into words, as long as you like.' },
  {
    key: 'story',
    name: 'Story',
    description: 'An outline, then chapter after chapter, each knowing what came before.',
  },
  { key: 'write', name: 'Complete Write', description: 'Goes on from the cursor.' },
  { key: 'rewrite', name: 'Advanced Rewrite', description: 'The selected text, said another way.' },
  { key: 'describe', name: 'Rich Describe', description: 'What it looks, sounds, smells, tastes and feels like.' },
  { key: 'brainstorm', name: 'Smart Brainstorm', description: 'A list of ideas, each usable by itself.' },
  {
    key: 'file',
    name: 'Uploaded file',
    description: 'Expand, polish, convert, summarize or continue a text you have.',
  },
];
