/** Uploaded files: looked at, or made a project. */
import { endpoint } from '../endpoint.ts';
import { AnalyzeForm, FileAnalysis, ImportedProject, ImportForm } from '../schemas/file.ts';

const tag = 'Files';

export const analyzeFile = endpoint({
  method: 'POST',
  path: '/api/files/analyze',
  summary: 'What is in a file, and what working on it would cost; costs nothing itself',
  tag,
  access: 'person',
  status: 200,
  form: true,
  body: AnalyzeForm,
  reply: FileAnalysis,
});

export const importProject = endpoint({
  method: 'POST',
  path: '/api/projects/import',
  summary: 'Make a project of a file',
  tag,
  access: 'person',
  status: 201,
  form: true,
  body: ImportForm,
  reply: ImportedProject,
});
