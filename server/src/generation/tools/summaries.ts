/** Rolling summaries: the newest chapter in full, the oldest condensed, so that chapter 30 still knows chapter 1. */
import { keepStart } from './cut.ts';
import type { Section } from './draft.ts';
import { estimateTokens } from './tokenEstimate.ts';

const FIRST_SENTENCE = /^[\s\S]*?(?:[.!?…]["'”’»)]*(?=\s|$)|[。！？।])/u;
const MAX_CONDENSED_TOKENS = 60;

const numbered = (summary: string, index: number): string => `${index + 1}. ${summary.trim().replace(/\s+/g, ' ')}`;

const firstSentence = (line: string): string => {
  const [number = ''] = /^\d+\. /.exec(line) ?? [];
  const [sentence = line] = FIRST_SENTENCE.exec(line.slice(number.length)) ?? [];
  return keepStart(number + sentence, MAX_CONDENSED_TOKENS);
};

/**
 * The summaries in at most so many tokens: from the oldest on they are cut to a first sentence, and when that is not
 * enough they are left out; the outline still has a line for each.
 */
export function condensed(summaries: readonly string[], tokens: number): string {
  const lines = summaries.map(numbered);
  const costs = lines.map((line) => estimateTokens(`${line}\n`));
  let total = costs.reduce((sum, cost) => sum + cost, 0);
  const replace = (index: number, line: string): void => {
    const cost = line === '' ? 0 : estimateTokens(`${line}\n`);
    total += cost - (costs[index] ?? 0);
    costs[index] = cost;
    lines[index] = line;
  };
  const newest = lines.length - 1;
  for (let index = 0; index < newest && total > tokens; index += 1) replace(index, firstSentence(lines[index] ?? ''));
  for (let index = 0; index < newest && total > tokens; index += 1) replace(index, '');
  if (total > tokens) replace(newest, keepStart(lines[newest] ?? '', tokens - 1));
  return lines.filter((line) => line !== '').join('\n');
}

export function summariesSection(summaries: readonly string[]): Section {
  return {
    kind: 'material',
    name: 'what happened in the chapters before',
    text: summaries.map(numbered).join('\n'),
    weight: 4,
    shrink: (_, tokens) => condensed(summaries, tokens),
  };
}
