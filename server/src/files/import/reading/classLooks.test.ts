import { expect, test } from 'vitest';
import { ClassLooks } from './classLooks.ts';

test('what classes say of words and of lines, whatever stands around', () => {
  const looks = new ClassLooks();
  looks.read(
    '@media print { p.a, .b { font-style : italic } } /* .c { font-weight: bold } */ .d{FONT-WEIGHT:700;text-align:center}' +
      ' p .e { font-weight: bold } .f { text-decoration: underline line-through } /* open .g { font-weight: bold }',
  );
  const said = (names: string): string[] => looks.marksOf(names).map(({ type }) => type);
  expect(said('a')).toEqual(['italic']);
  expect(said('x b')).toEqual(['italic']);
  expect(said('d')).toEqual(['bold']);
  expect(looks.alignOf('x d')).toBe('center');
  expect(said('f')).toEqual(['underline', 'strike']);
  expect([...said('c'), ...said('e'), ...said('g'), ...said('')]).toEqual([]);
});

test('a sheet that never ends is read in no time that grows with its square', () => {
  const looks = new ClassLooks();
  for (const part of ['/*', '{', 'a', '.a{', '}']) looks.read(part.repeat(1_000_000));
  looks.read('.late { font-weight: bold }');
  expect(looks.marksOf('late')).toEqual([{ type: 'bold' }]);
});
