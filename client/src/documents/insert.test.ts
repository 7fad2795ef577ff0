import { describe, expect, it } from 'vitest';
import { spaced, withResult } from './insert.ts';
import { doc, h, ID, p, shown, stateWith } from './test/editing.ts';

/** `at` and `to` are positions in the document. */
function put(content: ReturnType<typeof doc>, text: string, at: number, to = at): string {
  const tr = withResult(stateWith(content, Math.min(at, content.content.size - 1)), ID, text, at, to);
  return tr === null ? 'nothing' : shown(tr.doc);
}

describe('a result in the text', () => {
  it('one line flows into the line, with the spaces that it needs', () => {
    expect(put(doc(p('She stood.')), 'The lamp burnt.', 11)).toBe('She stood.[ The lamp burnt.]');
    expect(put(doc(p('She stood still.')), 'quite', 11)).toBe('She stood [quite ]still.');
  });

  it('several blocks stand by themselves: in the middle, at the beginning, at the end', () => {
    expect(put(doc(p('One two.')), 'A.\n\nB.', 5)).toBe('One |[A.]|[B.]|two.');
    expect(put(doc(p('One two.')), 'A.\n\nB.', 1)).toBe('[A.]|[B.]|One two.');
    expect(put(doc(p('One two.')), 'A.\n\nB.', 9)).toBe('One two.|[A.]|[B.]');
  });

  it('they take the place of an empty paragraph', () => {
    expect(put(doc(h(1, 'Title'), p(''), p('After.')), '# New\nA.', 8)).toBe('Title|[New]|[A.]|After.');
  });

  it('in the place of a passage they join what is left of it', () => {
    expect(put(doc(p('One two three.')), 'A.\n\nB.', 5, 8)).toBe('One [A.]|[B.] three.');
    expect(put(doc(p('One two three.')), '2', 5, 8)).toBe('One [2] three.');
  });

  it('behind everything', () => {
    expect(put(doc(p('One.')), 'A.\nB.', 6)).toBe('One.|[A.]|[B.]');
  });

  it('nothing for nothing', () => {
    expect(put(doc(p('One.')), ' \n ', 2)).toBe('nothing');
  });

  it('puts a space where two words would become one', () => {
    expect(spaced('lit.', 'Then', '')).toBe(' Then');
    expect(spaced('lit. ', 'Then.', 'She')).toBe('Then. ');
    expect(spaced('', 'Then', '.')).toBe('Then');
  });
});
