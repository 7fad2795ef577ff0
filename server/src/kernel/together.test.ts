import { describe, expect, test } from 'vitest';
import { together } from './together.ts';

describe('together', () => {
  test('asks once for a turn, and everybody gets their own answer', async () => {
    const asked: number[][] = [];
    const double = together<number, number>(async (keys) => {
      asked.push([...keys]);
      return keys.map((key) => key * 2);
    }, 3);
    expect(await Promise.all([1, 2, 3, 2, 5].map(double))).toEqual([2, 4, 6, 4, 10]);
    expect(asked).toEqual([
      [1, 2, 3],
      [2, 5],
    ]);
    expect(await double(7)).toBe(14);
    expect(asked).toHaveLength(3);
  });

  test('a failure is told to all who asked, and to nobody who asks later', async () => {
    let fails = true;
    const ask = together<string, string>(async (keys) => {
      if (fails) throw new Error('away');
      return [...keys];
    });
    const told = await Promise.allSettled([ask('a'), ask('b')]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await ask('c')).toBe('c');
  });

  test('an answer too few is no answer', async () => {
    const ask = together<string, string>(async (keys) => keys.slice(1));
    const told = await Promise.allSettled([ask('a'), ask('b')]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
