import type { ToolKey } from '@penora/protocol/catalog/tools';

const KINDS: Readonly<Record<ToolKey, string>> = {
  prompt: 'text',
  story: 'story',
  write: 'continuation',
  rewrite: 'rewrite',
  describe: 'description',
  brainstorm: 'ideas',
  file: 'worked over',
};

/** What a result without a title of its own is called as a file. */
export const resultTitle = (projectTitle: string, tool: ToolKey): string => `${projectTitle} (${KINDS[tool]})`;
