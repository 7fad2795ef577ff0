import { expect, test } from 'vitest';
import { fileNameOf, safeName } from './fileName.ts';

test.each([
  ['The Salt Lantern', 'The Salt Lantern'],
  ['नमक की लालटेन', 'नमक की लालटेन'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['../../etc/passwd', 'etc passwd'],
  ['line\r\nSet-Cookie: a=b', 'line Set-Cookie a=b'],
  ['=HYPERLINK("x")', 'HYPERLINK( x )'],
  ['+1-2', '1-2'],
  ['@SUM(A1)', 'SUM(A1)'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['con', 'con text'],
  ['...', 'Untitled'],
  ['half \ud83d', 'half \ufffd'],
])('%j is kept as %j', (title, name) => expect(safeName(title)).toBe(name));

test('a name is of bounded length and ends as its format', () => {
  expect(fileNameOf('x'.repeat(300), 'docx')).toBe(`${'x'.repeat(80)}.docx`);
});
