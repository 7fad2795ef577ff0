/** What things are called on screen. */
import type { ModelKey } from '@penora/protocol/catalog/models';
import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { IconDefinition } from '../ui/icons.ts';
import { brainstorm, describe, file, nib, pen, rewrite, story } from '../ui/icons.ts';

/** As they stand in every list: what goes on from the text first. */
export const toolOrder: readonly ToolKey[] = ['write', 'rewrite', 'describe', 'brainstorm', 'prompt', 'story', 'file'];

/** The short name: on tiles, cards and carets. */
export const toolNames: Readonly<Record<ToolKey, string>> = {
  prompt: 'Prompt',
  story: 'Story',
  write: 'Write',
  rewrite: 'Rewrite',
  describe: 'Describe',
  brainstorm: 'Brainstorm',
  file: 'File',
};

export const toolIcons: Readonly<Record<ToolKey, IconDefinition>> = {
  prompt: pen,
  story,
  write: nib,
  rewrite,
  describe,
  brainstorm,
  file,
};

/** "Anna's Write", "James' Story", "Your Write". */
export function writerName(tool: ToolKey, name: string, isMine: boolean): string {
  const [first = name] = name.split(' ', 1);
  const whose = isMine ? 'Your' : `${first}${first.endsWith('s') ? '’' : '’s'}`;
  return `${whose} ${toolNames[tool]}`;
}

/** look.md, Words: wherever the name of this model appears. */
export const DEMONSTRATION_SENTENCE =
  'Demonstration writer: it composes sentences from patterns and does not understand your text.';

export const isDemonstration = (model: ModelKey): boolean => model === 'demonstration';

/** "show-dont-tell" is not a word for people. */
export const optionNames = {
  style: {
    improve: 'Improve',
    'show-dont-tell': 'Show, don’t tell',
    expand: 'Expand',
    shorten: 'Shorten',
    formal: 'More formal',
    casual: 'More casual',
    dramatic: 'More dramatic',
    tone: 'Change tone',
    custom: 'My own words',
  },
  category: {
    plot: 'Plot ideas',
    names: 'Character names',
    locations: 'Locations',
    objects: 'Objects',
    conflicts: 'Conflicts',
    dialogue: 'Dialogue starters',
    world: 'World building',
    titles: 'Titles',
    custom: 'My own',
  },
  instruction: {
    expand: 'Expand',
    'fine-tune': 'Fine-tune',
    script: 'Make a screenplay',
    summarize: 'Summarize',
    continue: 'Continue',
  },
} as const;

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
