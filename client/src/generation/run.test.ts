import { describe, expect, it } from 'vitest';
import { fateOf, grouped } from './run.ts';
import { type BudgetKnown, endSentence, spoken, stateWord } from './sentences.ts';
import { aRun } from './test/runs.ts';

const NO_BREAK = '\u00a0';

describe('chunks by number', () => {
  it('the next, an old one, a gap', () => {
    const run = aRun({ seq: 4 });
    expect([fateOf(run, 5), fateOf(run, 4), fateOf(run, 1), fateOf(run, 6)]).toEqual(['next', 'old', 'old', 'gap']);
  });
});

describe('takes of one request stand together', () => {
  it('by who asked what and when', () => {
    const [one, two] = [aRun({ take: 1, prompt: 'x' }), aRun({ take: 2, prompt: 'x' })];
    const another = aRun({ take: 1, prompt: 'y' });
    const again = aRun({ take: 1, prompt: 'x', createdAt: '2026-11-23T05:01:00.000Z' });
    expect(grouped([again, two, one, another]).map((group) => group.map(({ id }) => id))).toEqual([
      [again.id],
      [one.id, two.id],
      [another.id],
    ]);
  });
});

describe('how an end is told', () => {
  it('coins ran out', () => {
    const run = aRun({ status: 'exhausted', reason: 'balance', words: 212, costMilliku: 2_120 });
    expect(endSentence(run, true)?.text).toBe(
      'Your coins ran out after 212 words. Everything written is saved. Top up to continue from here.',
    );
    expect(endSentence(run, false)?.text).toBe("Anna's coins ran out after 212 words. Everything written is saved.");
  });

  it('a budget ran out: whose it is, and who can raise it', () => {
    const run = aRun({ status: 'exhausted', reason: 'budget', words: 50, costMilliku: 500 });
    const told = (isMine: boolean, known: Partial<BudgetKnown>): string | undefined =>
      endSentence(run, isMine, { cap: null, isOwner: false, ownerPays: false, ...known })?.text;
    expect(told(true, { cap: 'person' })).toBe(
      'You reached your limit in this project after 50 words. Everything written is saved. When the owner raises it, you can continue from here.',
    );
    expect(told(true, { cap: 'project', isOwner: true })).toBe(
      'The budget of this project ran out after 50 words. Everything written is saved. Raise it to continue from here.',
    );
    expect(told(false, { cap: 'person', isOwner: true })).toContain('Anna reached the limit for each person');
    expect(told(true, {})).toContain('The budget ran out after 50 words.');
    expect(stateWord(run)).toBe('budget used up');
    const coins = { ...run, reason: 'balance' } as const;
    expect(stateWord(coins)).toBe('out of coins');
    expect(endSentence(coins, true, { cap: null, isOwner: false, ownerPays: true })?.text).toContain(
      "The owner's coins",
    );
  });

  it('what was paid, wherever it ended', () => {
    const run = aRun({ words: 198, costMilliku: 1_980 });
    const paid = `You paid 1.98${NO_BREAK}Ku`;
    expect(endSentence({ ...run, status: 'stopped', reason: 'user' }, true)?.text).toBe(
      `Stopped after 198 words. ${paid}.`,
    );
    expect(endSentence({ ...run, status: 'completed', reason: 'ceiling' }, true)?.text).toBe(
      `It reached the most that was agreed. ${paid} for the 198 words you have.`,
    );
    expect(endSentence({ ...run, status: 'stopped', reason: 'user' }, false)?.text).toContain('Anna paid 1.98');
    const forAll = { cap: null, isOwner: false, ownerPays: true };
    expect(endSentence({ ...run, status: 'stopped', reason: 'user' }, true, forAll)?.text).toContain('The owner paid');
    expect(endSentence(aRun({ status: 'stopped', reason: 'user' }), true)?.text).toBe(
      'Stopped before the first word. It cost nothing.',
    );
  });

  it('the model stopped answering', () => {
    const run = aRun({ status: 'failed', reason: 'provider', words: 84, costMilliku: 840 });
    expect(endSentence(run, true)?.text).toBe(
      `The model stopped answering. You paid 0.84${NO_BREAK}Ku for the 84 words you have. Try again or continue.`,
    );
    expect(endSentence(aRun({ status: 'failed' }), true)?.text).toBe(
      'The model did not answer. It cost nothing. Try again.',
    );
  });

  it('a list ended before the number that was asked for', () => {
    const text = '1. A lamp that nobody lights.\n2. A door in the sea.';
    const options = { category: 'plot', count: 4 };
    const run = aRun({ tool: 'brainstorm', status: 'completed', options, text, words: 10, costMilliku: 100 });
    expect(endSentence(run, true)).toEqual({
      tone: 'info',
      text: `The model ended its list after 2 of 4 ideas. You paid 0.10${NO_BREAK}Ku for the 10 words you have.`,
    });
    expect(endSentence({ ...run, options: { ...options, count: 2 } }, true)).toBeNull();
  });

  it('nothing when all is well', () => {
    expect(endSentence(aRun({ status: 'completed' }), true)).toBeNull();
    expect(endSentence(aRun(), true)).toBeNull();
  });

  it('aloud: the start, and the end with words and cost', () => {
    expect(spoken(aRun(), 'Your Write', true)).toBe('Your Write has started.');
    expect(spoken(aRun({ status: 'completed', words: 41, costMilliku: 410 }), 'Your Write', true)).toBe(
      `Your Write is done: 41 words, 0.41${NO_BREAK}Ku.`,
    );
  });
});
