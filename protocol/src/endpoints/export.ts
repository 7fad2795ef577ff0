/** Texts as files. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ExportQuery, SelectionExport } from '../schemas/export.ts';
import { GenerationParams } from '../schemas/generation.ts';
import { CodeParams } from '../schemas/project.ts';

const tag = 'Export';

export const exportProject = endpoint({
  method: 'GET',
  path: '/api/projects/:code/export',
  summary: 'The text as it is now, as a file: PDF, DOCX, EPUB, HTML, Markdown or plain text',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: ExportQuery,
  replyType: 'application/octet-stream',
});

export const exportSelection = endpoint({
  method: 'POST',
  path: '/api/projects/:code/export',
  summary: 'A part of the text as a file, given as Tiptap’s JSON',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  body: SelectionExport,
  replyType: 'application/octet-stream',
});

export const exportGeneration = endpoint({
  method: 'GET',
  path: '/api/generations/:id/export',
  summary: 'What a model wrote, as a file',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  query: ExportQuery.omit({ howMade: true }),
  replyType: 'application/octet-stream',
});
export const exportAll = endpoint({
  method: 'GET',
  path: '/api/account/projects.zip',
  summary: 'All texts that you own in one ZIP, each as a file',
  tag,
  access: 'person',
  status: 200,
  query: z.object({ format: ExportQuery.shape.format.default('docx') }),
  replyType: 'application/zip',
});
