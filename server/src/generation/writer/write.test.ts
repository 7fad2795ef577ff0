import { piecesOf } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { properties } from '../../../test/properties.ts';
import { Editor, paragraph } from '../test/editor.ts';
import { rootOf } from './blocks.ts';
import { PlaceDeleted } from './place.ts';
import { eraseMarked, markedText } from './undo.ts';
import { type Writing, writeText, writingOf } from './write.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const fold = (text: string) => text.replace(/[\s*_#>]+/gu, '');

/** A generation that writes into a document, chunk by chunk, each on the committed document. */
class Run {
  readonly doc = new Y.Doc();
  readonly editor = new Editor(this.doc);
  position: Uint8Array | null = null;
  written = '';
  writing: Writing = writingOf('');

  write(text: string): this {
    this.writing = writeText(this.doc, { generationId: ID, position: this.position }, this.writing, text);
    this.written += text;
    return this;
  }

  restart(): this {
    this.writing = writingOf(this.written);
    return this;
  }

  marked(): string {
    return markedText(this.doc, ID);
  }
}

const at = (text: string, index: number) => {
  const run = new Run();
  run.editor.set([paragraph(text), paragraph('Last.')]);
  const [first] = rootOf(run.doc).toArray();
  const inner = (first as Y.XmlElement).get(0) as Y.XmlText;
  run.position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(inner, index));
  return run;
};

describe('where it begins', () => {
  test('in an empty document', () => {
    const run = new Run().write('Once upon ').write('a time.\n\nThere was ').write('a fox.');
    expect(run.editor.text).toBe('Once upon a time.\n\nThere was a fox.');
  });

  test('in the empty first paragraph', () => {
    const run = new Run();
    run.editor.set([paragraph('')]);
    run.write('Once.\n').write('Twice.');
    expect(run.editor.text).toBe('Once.\n\nTwice.');
  });

  test('at the end, in a block of its own', () => {
    const run = new Run();
    run.editor.set([paragraph('Before.')]);
    expect(run.write('After.').editor.text).toBe('Before.\n\nAfter.');
  });

  test('at a cursor inside a paragraph; a new block moves what follows', () => {
    const run = at('Anna walked. Ben slept.', 12).write(' She ').write('sang.').write('\n\nIt ').write('rained.');
    expect(run.editor.text).toBe('Anna walked. She sang.\n\nIt rained.\n\n Ben slept.\n\nLast.');
  });

  test('at a cursor at the end of a paragraph', () => {
    const run = at('Anna walked.', 12).write(' On.\n').write('Far.');
    expect(run.editor.text).toBe('Anna walked. On.\n\nFar.\n\nLast.');
  });

  test('after a block of code, which takes no marks', () => {
    const run = new Run();
    run.editor.set([{ type: 'codeBlock', content: [{ type: 'text', text: 'x = 1' }] }]);
    const code = rootOf(run.doc).get(0) as Y.XmlElement;
    run.position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(code.get(0) as Y.XmlText, 2));
    expect(run.write('Text.').editor.text).toBe('x = 1\n\nText.');
  });

  test('inside a list item, where a heading stays text', () => {
    const run = new Run();
    run.editor.set([{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Milk')] }] }]);
    const item = (rootOf(run.doc).get(0) as Y.XmlElement).get(0) as Y.XmlElement;
    const text = (item.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    run.position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, 4));
    run.write(' and bread\n# and more');
    run.editor.node.check();
    expect(run.editor.text).toBe('Milk and bread\n\n# and more');
  });

  test('nowhere when its block was deleted', () => {
    const run = at('Anna walked.', 4);
    run.editor.eraseBlock('Anna');
    expect(() => run.write('x')).toThrow(PlaceDeleted);
  });
});

describe('markdown', () => {
  const marks = (run: Run) => {
    const found: string[] = [];
    run.editor.node.descendants((node) => {
      const names = node.marks.map((mark) => mark.type.name).filter((name) => name !== 'generation');
      if (node.isText && names.length > 0) found.push(`${names.sort().join('+')}:${node.text}`);
    });
    return found;
  };

  test('is closed when its delimiter closes', () => {
    const run = new Run().write('A **very ');
    expect(run.editor.text).toBe('A **very ');
    run.write('big** *fox* ').write('and a ***red* one**.');
    expect(run.editor.text).toBe('A very big fox and a red one.');
    expect(marks(run)).toEqual(['bold:very big', 'italic:fox', 'bold+italic:red', 'bold: one']);
  });

  test('stays text where it is none', () => {
    const text = 'snake_case 3 * 4 and 5 * 6, * * * and **never closed';
    expect(new Run().write(text).editor.text).toBe(text);
  });

  test('headings become headings at once', () => {
    const run = new Run();
    run.editor.set([paragraph('')]);
    run.write('## Chapter ').write('1: The *Fox*\n\nOnce').write('.\n### Later\nEnd.');
    const blocks = run.editor.node.content.content.map((node) => `${node.type.name}${node.attrs.level ?? ''}`);
    expect(blocks).toEqual(['heading2', 'paragraph', 'heading3', 'paragraph']);
    expect(run.editor.text).toBe('Chapter 1: The Fox\n\nOnce.\n\nLater\n\nEnd.');
  });

  test('a line of three stars parts scenes once the next line begins, also after a restart, and goes with an undo', () => {
    const run = new Run();
    run.editor.set([paragraph('Mine.'), { type: 'horizontalRule' }, paragraph('')]);
    run.write('# One\n\nOnce.\n\n* ').write('* *\n\n').restart().write('Later.\n***\nEnd. 2 * * * 3');
    const kinds = () => run.editor.node.content.content.map((node) => node.type.name);
    const [rule, text] = ['horizontalRule', 'paragraph'];
    expect(kinds()).toEqual([text, rule, 'heading', text, rule, text, rule, text]);
    expect(fold(run.editor.text)).toBe(fold(`Mine.${run.written}`));
    eraseMarked(run.doc, ID);
    expect(kinds()).toEqual([text, rule]);
  });

  test('lines that begin with a star are one list, also after a restart, and go with an undo', () => {
    const run = new Run();
    run.editor.set([paragraph('Mine.'), paragraph('')]);
    run
      .write('Buy:\n\n* milk')
      .write(' and *cream*\n\n')
      .restart()
      .write('* bread\n')
      .write('* salt\n\nThen rest.\n* * *\nEnd.');
    const built = () =>
      run.editor.node.content.content.map((node) => `${node.type.name}:${node.childCount}:${node.textContent}`);
    const mine = 'paragraph:1:Mine.';
    expect(built()).toEqual([
      mine,
      'paragraph:1:Buy:',
      'bulletList:3:milk and creambreadsalt',
      'paragraph:1:Then rest.',
      'horizontalRule:0:',
      'paragraph:1:End.',
    ]);
    run.editor.node.check();
    expect(fold(run.editor.text)).toBe(fold(`Mine.${run.written}`));
    eraseMarked(run.doc, ID);
    expect(built()).toEqual([mine]);
  });

  test('what somebody types into an item stays there', () => {
    const run = new Run().write('* milk');
    run.editor.type(run.editor.find('milk') + 4, ' [fresh]');
    run.write('\n* bread\n\nEnd.');
    expect(run.editor.text).toBe('milk [fresh]\n\nbread\n\nEnd.');
  });

  test('stars beside which somebody has typed stay text', () => {
    const run = new Run().write('Once.\n\n* * *');
    run.editor.type(run.editor.find('* * *'), 'Mine: ');
    run.write('\n\nEnd.');
    expect(run.editor.text).toBe('Once.\n\nMine: * * *\n\nEnd.');
  });

  test('does not spread the marks at the cursor', () => {
    const run = new Run();
    const link = { type: 'text', text: 'link', marks: [{ type: 'link', attrs: { href: 'https://x.test' } }] };
    run.editor.set([{ type: 'paragraph', content: [link] }]);
    const text = (rootOf(run.doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    run.position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, 2));
    run.write('new');
    expect(marks(run)).toEqual(['link:li', 'link:nk']);
  });
});

describe('while others change the structure', () => {
  const begun = () => new Run().write('The red fox ').write('jumps over ');

  test('Enter inside its block', () => {
    const run = begun();
    run.editor.enter(run.editor.find('jumps'));
    expect(run.write('the dog.').editor.text).toBe('The red fox \n\njumps over the dog.');
  });

  test('Enter at its end', () => {
    const run = begun();
    run.editor.enter(run.editor.find('over ') + 5);
    expect(run.write('the dog.').editor.text).toBe('The red fox jumps over the dog.\n\n');
  });

  test('joined with the block before', () => {
    const run = new Run();
    run.editor.set([paragraph('Before. ')]);
    run.write('The red fox ');
    run.editor.joinBackwards('The red');
    expect(run.write('jumps.').editor.text).toBe('Before. The red fox jumps.');
  });

  test('turned into a heading', () => {
    const run = begun();
    run.editor.toHeading('The red');
    expect(run.write('the dog.').editor.text).toBe('The red fox jumps over the dog.');
  });

  test('its last words deleted', () => {
    const run = begun();
    run.editor.erase('jumps over ');
    expect(run.write('the dog.').editor.text).toBe('The red fox the dog.');
  });

  test('somebody types after it and into it', () => {
    const run = begun();
    run.editor.type(run.editor.find('over ') + 5, '[mine]');
    run.editor.type(run.editor.find('red') + 1, '[X]');
    expect(run.write('the dog.').editor.text).toBe('The r[X]ed fox jumps over the dog.[mine]');
  });

  test('a copy of it elsewhere does not lure it away', () => {
    const run = begun();
    const copy = run.editor.node.child(0);
    run.editor.change((tr) => tr.insert(tr.doc.content.size, copy));
    expect(run.write('the dog.').editor.text).toBe('The red fox jumps over the dog.\n\nThe red fox jumps over ');
  });

  test('its block deleted: it stops, though other blocks of it remain', () => {
    const run = begun().write('them.\n\nA second ').write('block begins ');
    run.editor.eraseBlock('A second');
    expect(() => run.write('here')).toThrow(PlaceDeleted);
  });

  test('everything deleted: it stops', () => {
    const run = begun();
    run.editor.set([paragraph('')]);
    expect(() => run.write('here')).toThrow(PlaceDeleted);
  });

  test('a restart finds the place again by the text', () => {
    const run = begun().restart().write('the **lazy ').restart().write('dog**.').restart().write('\nThen ');
    expect(run.restart().write('it slept.').editor.text).toBe('The red fox jumps over the lazy dog.\n\nThen it slept.');
  });
});

describe('undo', () => {
  test('takes out what carries the mark, with the blocks that it leaves empty', () => {
    const run = at('Anna walked.', 12).write(' On.\n').write('Far away.');
    run.editor.type(run.editor.find('On') + 1, '[mine]');
    expect(eraseMarked(run.doc, ID)).toBeGreaterThan(0);
    expect(run.editor.text).toBe('Anna walked.[mine]\n\nLast.');
    expect(run.marked()).toBe('');
    expect(eraseMarked(run.doc, ID)).toBe(0);
  });

  test('leaves an empty paragraph where nothing else is', () => {
    const run = new Run().write('All.\nGone.');
    eraseMarked(run.doc, ID);
    expect(run.editor.text).toBe('');
    expect(run.editor.node.childCount).toBe(1);
  });

  test("leaves other generations' text alone", () => {
    const run = new Run().write('Mine. ');
    const other = { generationId: '22222222-2222-4222-8222-222222222222', position: null };
    writeText(run.doc, other, writingOf(''), 'Theirs.');
    eraseMarked(run.doc, ID);
    expect(run.editor.text).toBe('Theirs.');
  });
});

describe('any text in any chunks', () => {
  const words = fc.constantFrom(
    'fox',
    '**bold',
    'bold**',
    '*it*',
    '_',
    'a_b',
    '##',
    '# ',
    'नमस्ते',
    '漢字',
    '🙂',
    '***',
    '>',
  );
  const spaces = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '\r\n');
  const texts = fc.array(fc.tuple(words, spaces), { minLength: 1, maxLength: 40 }).map((all) => all.flat().join(''));

  test('the marked text is the text of the chunks, whatever people do in between', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat(6)), (text, choices) => {
        const run = new Run();
        const choose = () => choices.next().value ?? 0;
        for (const piece of piecesOf(text)) {
          run.write(piece.text);
          // A sign that may become a heading is held back: nobody can type into nothing.
          if (rootOf(run.doc).length === 0) continue;
          const { positions } = run.editor;
          const position = positions[Math.floor((positions.length * choose()) / 7)] ?? 1;
          const act = choose();
          if (act === 1) run.restart();
          if (act === 2) run.editor.enter(position);
          if (act === 3) run.editor.type(position, '☆');
        }
        expect(fold(run.marked())).toBe(fold(text));
        if (rootOf(run.doc).length > 0) run.editor.node.check();
      }),
      properties(100, 2_000),
    );
  });

  test('the blocks are the lines of the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const run = new Run();
        for (const piece of piecesOf(text)) run.write(piece.text);
        // Signs with which nothing has begun yet wait for what comes.
        const whole = text.replace(/(?:^|[\r\n])[ \t]*(?:#{1,6}|\*)[ \t]*$/, '');
        const lines = whole.split(/[\r\n]+/).filter((line) => line.trim() !== '');
        expect(Math.max(1, run.editor.node.childCount)).toBe(Math.max(1, lines.length));
      }),
      properties(100, 2_000),
    );
  });
});
