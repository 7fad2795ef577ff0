import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { properties } from '../../test/properties.ts';
import { parseBrainstorm } from '../ideas.ts';
import { parseOutline } from '../outlineLines.ts';
import { parseTitle } from '../title.ts';

const done = (text: string): string[] => parseBrainstorm(text, true).done;

describe('an outline is read', () => {
  const ferry = [
    { title: 'The Letter', summary: 'Mara finds it.' },
    { title: 'The Ferry', summary: 'They cross at night.' },
  ];

  test.each([
    ['as asked for', '1. The Letter: Mara finds it.\n2. The Ferry: They cross at night.'],
    ['with bold titles', '1. **The Letter**: Mara finds it.\n\n2. **The Ferry** – They cross at night.'],
    ['with bold numbers', '**1. The Letter:** Mara finds it.\n**2. The Ferry:** They cross at night.'],
    ['as chapters', '**Chapter 1: The Letter** – Mara finds it.\n**Chapter 2: The Ferry** – They cross at night.'],
    [
      'with numbers in words',
      'Chapter One – The Letter\nMara finds it.\n\nChapter Two – The Ferry\nThey cross at night.',
    ],
    ['with headings', '### 1. The Letter\nMara finds it.\n\n### 2. The Ferry\n\nThey cross at night.'],
    ['with quotation marks', '1) "The Letter": Mara finds it.\n2) “The Ferry” They cross at night.'],
    ['with bullets', '- **The Letter**: Mara finds it.\n- **The Ferry**: They cross at night.'],
    ['with Roman numbers', 'I. The Letter: Mara finds it.\nII. The Ferry: They cross at night.'],
    ['without numbers', 'The Letter: Mara finds it.\nThe Ferry: They cross at night.'],
    [
      'with a preamble and a remark',
      'Here is the outline:\n\n1. The Letter: Mara finds it.\n2. The Ferry: They cross at night.\n\nLet me know what you think!',
    ],
    ['with acts', '**Act One**\n\n1. The Letter: Mara finds it.\n\n**Act Two**\n\n2. The Ferry: They cross at night.'],
    ['over two lines', '1. The Letter: Mara\n   finds it.\n2. The Ferry: They cross\n   at night.'],
    ['with Windows line ends', '1. The Letter: Mara finds it.\r\n2. The Ferry: They cross at night.\r\n'],
    ['out of a heading above', '## Outline\n\n1. The Letter: Mara finds it.\n2. The Ferry: They cross at night.'],
  ])('%s', (_, outline) => {
    expect(parseOutline(outline, 2)).toEqual(ferry);
  });

  test.each([
    ['Hindi', '१. पत्र: मारा को पत्र मिलता है।\n१०. नाव: वे पार जाते हैं।', 1, 'पत्र', 10, 'नाव'],
    ['Arabic', '١. الرسالة: تجد مارا رسالة.\n٢. العبّارة: يعبرون ليلا.', 1, 'الرسالة', 2, 'العبّارة'],
    ['Chinese', '第一章：雨夜——林在等。\n第二章：归途——他回家了。', 1, '雨夜', 2, '归途'],
    ['Chinese numbers', '1、雨夜：林在等。\n2、归途：他回家了。', 1, '雨夜', 2, '归途'],
    ['Japanese', '第1章 雨の夜：林は待つ。\n第2章 帰り道：彼は帰る。', 1, '雨の夜', 2, '帰り道'],
    ['Bengali', '১) চিঠি: মারা চিঠি পায়।\n২) নৌকা: তারা পার হয়।', 1, 'চিঠি', 2, 'নৌকা'],
    ['Russian', 'Глава 1. Письмо: Мара находит его.\nГлава 2. Паром: они переправляются.', 1, 'Письмо', 2, 'Паром'],
  ])('in %s', (_, outline, first, firstTitle, second, secondTitle) => {
    const chapters = parseOutline(outline, 12);
    expect(chapters[first - 1]?.title).toBe(firstTitle);
    expect(chapters[second - 1]?.title).toBe(secondTitle);
    expect(chapters[first - 1]?.summary).not.toBe('');
  });

  test('has as many chapters as asked for, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (text, chapters) => {
        const parsed = parseOutline(text, chapters);
        expect(parsed).toHaveLength(chapters);
        for (const { title } of parsed) expect(title.length).toBeLessThanOrEqual(200);
      }),
    );
    expect(parseOutline('', 2)).toEqual([
      { title: '', summary: '' },
      { title: '', summary: '' },
    ]);
  });

  test('gaps stay gaps, repeated numbers are counted on', () => {
    expect(parseOutline('1. A: a.\n3. C: c.', 3).map(({ title }) => title)).toEqual(['A', '', 'C']);
    expect(parseOutline('1. A: a.\n1. B: b.\n1. C: c.', 3).map(({ title }) => title)).toEqual(['A', 'B', 'C']);
  });

  test('a line that is one sentence has no title', () => {
    expect(parseOutline('1. Mara finds a letter that her father wrote the year before he drowned.', 1)).toEqual([
      { title: '', summary: 'Mara finds a letter that her father wrote the year before he drowned.' },
    ]);
  });
});

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
    ['without any list', 'A ferry.\nA king.', ['A ferry.', 'A king.']],
  ])('%s', (_, text, ideas) => {
    expect(done(text)).toEqual(ideas);
  });

  test('while they come: the last one is open', () => {
    expect(parseBrainstorm('Here:\n1. A fer', false)).toEqual({ done: [], open: 'A fer' });
    expect(parseBrainstorm('1. A ferry.\n2. A k', false)).toEqual({ done: ['A ferry.'], open: 'A k' });
    expect(parseBrainstorm('Sure', false)).toEqual({ done: [], open: null });
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
      properties(100, 5_000),
    );
  });
});

test.each([
  ['The Salt Road', 'The Salt Road'],
  ['"The Salt Road"', 'The Salt Road'],
  ['**Title:** The Salt Road', 'The Salt Road'],
  ['Title: “The Salt Road”.', 'The Salt Road'],
  ['Here is a title:\n\n# The Salt Road\n\nIt fits the mood.', 'The Salt Road'],
  ['《盐之路》', '盐之路'],
  ['शीर्षक: नमक का रास्ता', 'नमक का रास्ता'],
  ['', ''],
  ['***', ''],
])('the title in %j is %j', (answer, title) => {
  expect(parseTitle(answer)).toBe(title);
});
