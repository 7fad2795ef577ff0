import type { Budget } from '@penora/protocol/schemas/budget';
import { describe, expect, it } from 'vitest';
import { aRun } from './test/runs.ts';
import { ceilingLeft, usedUp, wayOn } from './wayOn.ts';

const budget = (given: Partial<Budget> = {}): Budget => ({
  ...{ ownerPays: false, projectMilliku: null, memberMilliku: null, period: 'total' },
  spent: { projectMilliku: 900, yourMilliku: 500 },
  ...given,
});
const guest = { balance: 5_000, budget: budget(), isOwner: false };
const run = aRun({ status: 'stopped', reason: 'user', words: 84, costMilliku: 840, maxMilliku: 3_000 });

describe('going on after an early end', () => {
  it('costs at most what the ceiling leaves, and one word at the least, as the server has it', () => {
    expect(wayOn(run, guest, 10)).toMatchObject({ goOn: true, topUp: false, atMost: 2_160 });
    expect(ceilingLeft({ ...run, maxMilliku: 845 }, 10)).toBe(10);
    expect(ceilingLeft(run, null)).toBe(2_160);
  });

  it('is not offered to whom not one word can be paid: there it is topping up', () => {
    expect(wayOn(run, { ...guest, balance: 9 }, 10)).toMatchObject({ goOn: false, topUp: true });
    expect(wayOn(run, { ...guest, balance: 10 }, 10)).toMatchObject({ goOn: true, topUp: false });
  });

  it('does not look at the coins of a guest for whom the owner pays, nor judges what it does not know', () => {
    const paid = { ...guest, balance: 0, budget: budget({ ownerPays: true }) };
    expect(wayOn(run, paid, 10)).toMatchObject({ goOn: true, topUp: false });
    expect(wayOn(run, { ...paid, isOwner: true }, 10)).toMatchObject({ goOn: false, topUp: true });
    expect(wayOn(run, { ...paid, budget: null }, 10)).toMatchObject({ goOn: true, topUp: false });
  });

  it('a failed one with words can be asked anew, a budget is raised by the owner alone', () => {
    expect(wayOn({ ...run, status: 'failed' }, guest, 10)).toMatchObject({ goOn: true, askAnew: true });
    const over = { ...run, status: 'exhausted', reason: 'budget' } as const;
    expect(wayOn(over, guest, 10).raise).toBe(false);
    expect(wayOn(over, { ...guest, isOwner: true }, 10).raise).toBe(true);
  });

  it('nothing of it after a good end', () => {
    const none = { goOn: false, askAnew: false, topUp: false, raise: false };
    expect(wayOn({ ...run, status: 'completed' }, { ...guest, balance: 0, isOwner: true }, 10)).toMatchObject(none);
  });
});

it('which budget is used up: the project’s before a person’s own; not told where it has been raised since', () => {
  expect(usedUp(budget({ projectMilliku: 909, memberMilliku: 500 }), true, 10)).toBe('project');
  expect(usedUp(budget({ projectMilliku: 910, memberMilliku: 509 }), true, 10)).toBe('person');
  expect(usedUp(budget({ memberMilliku: 510 }), true, 10)).toBeNull();
  expect(usedUp(budget({ memberMilliku: 900 }), false, 10)).toBe('person');
  expect(usedUp(budget(), true, 10)).toBeNull();
  expect(usedUp(null, true, 10)).toBeNull();
});
