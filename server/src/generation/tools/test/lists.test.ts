import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '../outlineLines.ts';
import { parseTitle } from '../title.ts';

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
  [`The Salt Road. ${'It fits the mood of a long way. '.repeat(5)}`, 'The Salt Road'],
  ['salt '.repeat(60), 'salt '.repeat(16).trim()],
  ['盐'.repeat(120), '盐'.repeat(80)],
])('the title in %j is %j', (answer, title) => {
  expect(parseTitle(answer)).toBe(title);
});
