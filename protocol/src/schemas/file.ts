/** Files that are brought along, and what was read from them. */
import { z } from 'zod';
import { ModelKey } from '../catalog/models.ts';
import { fileInstructions } from '../catalog/tools.ts';
import { Uuid } from '../ids.ts';
import { Time } from '../list.ts';
import { Project } from './project.ts';
import { Title } from './text.ts';

export const fileFormats = ['txt', 'md', 'docx', 'pdf', 'html', 'rtf', 'odt', 'epub'] as const;
export const FileFormat = z.enum(fileFormats);
export type FileFormat = z.infer<typeof FileFormat>;

export const AnalyzeForm = z.object({});

/** With `fileId` what was read before is taken, without sending the file again. */
export const ImportForm = z.object({ fileId: Uuid.optional(), title: Title.optional() });

export const FileCost = z.object({
  instruction: z.enum(fileInstructions),
  model: ModelKey,
  costMilliku: z.object({ min: z.number().int(), max: z.number().int() }),
});
export type FileCost = z.infer<typeof FileCost>;

export const FileAnalysis = z.object({
  fileId: Uuid,
  expiresAt: Time,
  /** What the file is called, without its ending: the title that a project would get. */
  title: z.string(),
  format: FileFormat,
  /** As they are counted and paid for everywhere. */
  words: z.number().int(),
  /** At 250 words a page. */
  pages: z.number().int(),
  /** ISO 639-1; null when it cannot be told. */
  language: z.string().nullable(),
  /** How many were found, and the first of their titles. */
  chapters: z.number().int(),
  chapterTitles: z.array(z.string()),
  /** What so many words cost with the default model. */
  costMilliku: z.number().int(),
  /** Of each instruction with each model that is available. */
  costs: z.array(FileCost),
  /** How the text begins. */
  preview: z.string(),
  /** What was left out, in sentences. */
  notices: z.array(z.string()),
});
export type FileAnalysis = z.infer<typeof FileAnalysis>;

export const ImportedProject = z.object({ project: Project, notices: z.array(z.string()) });
