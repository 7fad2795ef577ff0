/** Requests for every tool, as the rest of the server makes them. */
import { brainstormCategories, tones } from '@penora/protocol/catalog/tools';
import { countWords } from '@penora/protocol/words/pieces';
import { rewriteShares, wordRange } from '../../../tools/wordRange.ts';
import type { Brief } from '../../model.ts';
import { composeDemonstration } from '../compose.ts';
import { TEXT } from './prompts.ts';

type Range = readonly [min: number, max: number];

/** Those of the list, and one that is a writer's own. */
export const TONES = [...tones, 'sarcastic'];

export function briefFor(tool: Brief['tool'], parts: Partial<Brief> = {}): Brief {
  return {
    tool,
    options: {},
    prompt: '',
    input: '',
    after: '',
    words: { min: 100, max: 150 },
    take: 1,
    written: '',
    ...parts,
  };
}

const between = ([min, max]: Range): Brief['words'] => ({ min, max });

/** What can be asked about a prompt alone. */
export function briefsAbout(prompt: string): Brief[] {
  const outline = ['1. The Door: a beginning.', `2. The Road: ${prompt}.`, '3. The End: an end.'].join('\n');
  return [
    briefFor('prompt', { prompt, options: { length: 'short' } }),
    briefFor('prompt', { prompt, options: { length: 'medium' }, words: { min: 300, max: 500 } }),
    briefFor('story', {
      prompt,
      options: { title: 'Home', chapters: 3, chapter: 2, outline },
      words: { min: 340, max: 460 },
    }),
    briefFor('outline', {
      prompt,
      options: { title: 'Home', chapters: 9, wordsPerChapter: 400 },
      words: { min: 126, max: 406 },
    }),
    briefFor('title', { prompt, words: { min: 1, max: 8 } }),
    briefFor('describe', { prompt, options: { senses: [] }, words: { min: 315, max: 525 } }),
    briefFor('describe', { prompt, options: { senses: ['smell', 'emotion'] }, words: { min: 90, max: 150 } }),
    briefFor('write', {
      prompt,
      options: { mode: 'guided' },
      input: 'Tom opened the door. Maria stood in the rain.',
      words: { min: 160, max: 240 },
    }),
    ...brainstormCategories.map((category) => {
      const options = { category, count: 10 };
      return briefFor('brainstorm', { prompt, options, words: wordRange('brainstorm', options, 0) });
    }),
  ];
}

/** What can be asked about a text. */
export function briefsOn(input: string = TEXT): Brief[] {
  const words = countWords(input);
  const share = ([min, max]: Range): Brief['words'] => ({ min: Math.round(words * min), max: Math.ceil(words * max) });
  return [
    briefFor('write', { input, options: { mode: 'auto' }, words: { min: 160, max: 240 } }),
    ...TONES.map((tone) =>
      briefFor('write', { input, options: { mode: 'tone', tone }, words: { min: 160, max: 240 } }),
    ),
    ...Object.entries(rewriteShares).map(([style, range]) =>
      briefFor('rewrite', {
        input,
        options: { style, tone: 'ominous' },
        prompt: style === 'custom' ? 'make it about the letter' : '',
        words: share(range),
      }),
    ),
    briefFor('file', { input, options: { instruction: 'expand' }, words: share([1.5, 2.2]) }),
    briefFor('file', { input, options: { instruction: 'fine-tune' }, words: share([0.9, 1.1]) }),
    briefFor('file', { input, options: { instruction: 'script' }, words: share([0.8, 1.4]) }),
    briefFor('file', { input, options: { instruction: 'summarize' }, words: between([60, 100]) }),
    briefFor('file', { input, options: { instruction: 'continue' }, words: between([320, 480]) }),
    briefFor('summary', { input, words: between([30, 150]) }),
  ];
}

export function composed(brief: Brief, seed = 1): string {
  return [...composeDemonstration({ brief, seed })].join('');
}

/** A title of the test: the tool with what was chosen of it. */
export function nameOf({ tool, options, prompt }: Brief): string {
  const choice =
    options.category ?? options.style ?? options.tone ?? options.instruction ?? options.mode ?? options.length ?? '';
  return [tool, choice, prompt].filter((part) => part !== '').join(' · ');
}
