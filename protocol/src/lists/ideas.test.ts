import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ideasSoFar, parseBrainstorm } from './ideas.ts';

const done = (text: string): string[] => parseBrainstorm(text, true).done;

describe('ideas are read', () => {
  test.each([
    ['as asked for', '1. A ferry.\n2. A king.', ['A ferry.', 'A king.']],
    [
      'after a preamble, before a remark',
      'Sure! 2 ideas:\n\n1. A ferry.\n2. A king.\n\nHope that helps!',
      ['A ferry.', 'A king.'],
    ],
    ['bold', '1. **Mara Voss** — a pilot\n2. **Ilo Penn** — a thief', ['Mara Voss — a pilot', 'Ilo Penn — a thief']],
    ['with empty lines', '1. A ferry.\n\n2. A king.\n', ['A ferry.', 'A king.']],
    ['with bullets', '* A ferry.\n* A king.', ['A ferry.', 'A king.']],
    ['with points below', '1. A ferry.\n   - It sinks.\n2. A king.', ['A ferry. It sinks.', 'A king.']],
    ['with brackets', '(1) A ferry.\n(2) A king.', ['A ferry.', 'A king.']],
    ['speech keeps its marks', '1. “You came back.”\n2. "Did I?"', ['“You came back.”', '"Did I?"']],
    ['numbers inside stay', '1. 3.5 metres of rope\n2. At 3:30 it ends', ['3.5 metres of rope', 'At 3:30 it ends']],
    ['in other digits', '१. एक नाव\n२. एक राजा', ['एक नाव', 'एक राजा']],
    ['in Chinese', '1、一条船\n2、一位国王', ['一条船', '一位国王']],
    ['over two lines', '1. A ferry\nthat never lands.\n2. A king.', ['A ferry that never lands.', 'A king.']],
    [
      'however they are numbered',
      '1) **The Lamp**: it burns.\n2: Tide\n**3.** Town',
      ['The Lamp: it burns.', 'Tide', 'Town'],
    ],
    ['a number inside begins nothing', '1. In 1912. it began.', ['In 1912. it began.']],
    ['without any list', 'A ferry.\nA king.', ['A ferry.', 'A king.']],
  ])('%s', (_, text, ideas) => {
    expect(done(text)).toEqual(ideas);
  });

  test('while they come: the last one is open', () => {
    expect(parseBrainstorm('Here:\n1. A fer', false)).toEqual({ done: [], open: 'A fer' });
    expect(parseBrainstorm('1. A ferry.\n2. A k', false)).toEqual({ done: ['A ferry.'], open: 'A k' });
    expect(parseBrainstorm('Sure', false)).toEqual({ done: [], open: null });
  });

  test('as they are shown: the open one too, and lines of no list once nothing more will come', () => {
    expect(ideasSoFar('1. A ferry.\n2. A k', false)).toEqual(['A ferry.', 'A k']);
    expect(ideasSoFar('1. A ferry.\n2.', false)).toEqual(['A ferry.']);
    expect(ideasSoFar('A ferry.\nA k', false)).toEqual([]);
    expect(ideasSoFar('A ferry.\nA king.', true)).toEqual(['A ferry.', 'A king.']);
  });

  test('what is done stays as it was, wherever the text is cut', () => {
    const item = fc.constantFrom(
      'A ferry.',
      '**Bold** — a pilot',
      '“You came back.”',
      '3.5 metres',
      'एक नाव',
      '12 men',
      '- dash',
    );
    const style = fc.constantFrom('%. ', '%) ', '**%.** ', '- ', '* ', '(%) ');
    const between = fc.constantFrom('\n', '\n\n', '\n   - below\n', '\r\n');
    const around = fc.constantFrom('', 'Here are 3 ideas:\n\n', '## Ideas\n');
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        style,
        between,
        around,
        (items, mark, gap, before) => {
          const text = before + items.map((one, n) => mark.replace('%', String(n + 1)) + one).join(gap);
          const whole = done(text);
          expect(whole).toHaveLength(items.length);
          for (let cut = 0; cut <= text.length; cut += 1) {
            const sofar = parseBrainstorm(text.slice(0, cut), false).done;
            expect(sofar).toEqual(whole.slice(0, sofar.length));
          }
        },
      ),
      { numRuns: process.env.PENORA_LONG === undefined ? 100 : 5_000 },
    );
  });
});
