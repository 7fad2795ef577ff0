/** The exact prompt, for the writer to read. */
import type { ModelMessage } from '../models/model.ts';

const HEADINGS: Record<ModelMessage['role'], string> = {
  system: 'Instructions',
  user: 'Texts and task',
  assistant: 'Beginning of the answer, to be continued',
};

/** Every message with all its characters, each under a line that says whose it is. */
export function showPrompt(messages: readonly ModelMessage[]): string {
  return messages.map(({ role, content }) => `=== ${HEADINGS[role]} ===\n\n${content}`).join('\n\n');
}
