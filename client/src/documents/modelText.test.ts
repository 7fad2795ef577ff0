import { describe, expect, it } from 'vitest';
import { nodesOf } from './modelText.ts';
import { doc, ID, markOf, schema, shown } from './test/editing.ts';

const read = (text: string) => nodesOf(schema, text, [markOf(ID)]);

describe('a model’s text as blocks', () => {
  it('makes a block of each line, headings and scene breaks among them', () => {
    const nodes = read('# One\n\nThe lamp.\n***\nThe tide.\n#### Deep');
    expect(nodes.map((node) => node.type.name)).toEqual([
      'heading',
      'paragraph',
      'horizontalRule',
      'paragraph',
      'heading',
    ]);
    expect(nodes[4]?.attrs.level).toBe(3);
  });

  it('gathers lists', () => {
    const nodes = read('1. First\n2. Second\n- dash\n* star');
    expect(nodes.map((node) => [node.type.name, node.childCount])).toEqual([
      ['orderedList', 2],
      ['bulletList', 2],
    ]);
  });

  it('puts the receipt on every character and reads bold and italic', () => {
    const [paragraph] = read('A **bold** and *soft* word, 3 * 4 * 5.');
    expect(shown(doc(...read('A **bold** word')))).toBe('[A bold word]');
    const formats = paragraph?.children.map((part) => [part.text, part.marks.map((mark) => mark.type.name).sort()]);
    expect(formats).toEqual([
      ['A ', ['generation']],
      ['bold', ['bold', 'generation']],
      [' and ', ['generation']],
      ['soft', ['generation', 'italic']],
      [' word, 3 * 4 * 5.', ['generation']],
    ]);
  });

  it('keeps tags as text', () => {
    expect(read('<img src=x onerror=alert(1)>')[0]?.textContent).toBe('<img src=x onerror=alert(1)>');
  });
});
