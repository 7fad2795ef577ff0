import { expect, test } from 'vitest';
import { everything, isFiltered, queryOf } from './filter.ts';

test('both days are included, in the reader\u2019s own time', () => {
  const { from, to } = queryOf({ ...everything, from: '2026-02-28', to: '2026-02-28' });
  expect(from).toBe(new Date(2026, 1, 28).toISOString());
  expect(to).toBe(new Date(2026, 2, 1).toISOString());
});

test('a day that is still being typed asks for nothing', () => {
  expect(queryOf({ ...everything, from: '0002-01-01', to: '2026-1' })).toMatchObject({
    from: undefined,
    to: undefined,
  });
});

test('it knows when something is left out', () => {
  expect(isFiltered(everything)).toBe(false);
  expect(isFiltered({ ...everything, app: 'imagegene' })).toBe(true);
});
