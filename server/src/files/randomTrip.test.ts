import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { html } from '../documents/contents/html.ts';
import { plainText } from '../documents/contents/plainText.ts';
import { type Tree, type TreeMark, type TreeNode, type TreePart, treeOf } from '../documents/contents/tree.ts';
import { makeDoc } from '../documents/doc/makeDoc.ts';
import { Random } from '../documents/test/random.ts';
import { make } from './export/make.ts';
import { whole } from './export/pieces.ts';
import { read } from './import/reading/read.ts';

/** Texts of chance, full of what looks like markup, out and in again by the formats that lose nothing of them. */

const RUNS = process.env.PENORA_LONG === undefined ? 60 : 3_000;

const WORDS =
  'salt lamp the sea a*b 2*3 _x_ snake_case <b> &amp; #x 1.one -dash >q [l](x) `tick` ~~no~~ नमक שלום 船 😀 \\ "q" | ! + ** __ — *** it\'s $5 10) { = : & ] ) ('.split(
    ' ',
  );
const SIGNS = [
  '#',
  '###',
  '# #',
  '*',
  '***',
  '* * *',
  '___',
  '____',
  '+',
  '-',
  '---',
  '===',
  '>',
  '1.',
  '2)',
  '[^1]: fn',
  '[a]: b',
  '|',
  '~~~',
  '```',
];
const LINKS = ['https://example.com/a', 'mailto:ada@example.com', 'https://example.com/(x)?a=1&b=2'];
const NESTED = ['link', 'highlight', 'underline', 'strike', 'bold', 'italic'] as const;

class Chance {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  tree(): Tree {
    return { type: 'doc', content: [this.#paragraph(), ...this.#many(5, () => this.#block(0))] };
  }

  #below = (count: number): number => this.#random.below(count);
  #pick = <T>(all: readonly T[]): T | undefined => all[this.#below(all.length)];
  #many = <T>(most: number, one: () => T): T[] => Array.from({ length: 1 + this.#below(most) }, one);
  #phrase = (): string => this.#many(5, () => this.#pick(WORDS) ?? '').join(' ');

  #marks(): TreeMark[] {
    const kind = this.#below(10);
    if (kind < 4) return [];
    if (kind === 4) return [{ type: 'code' }];
    const chosen = NESTED.filter(() => this.#below(4) === 0);
    return chosen.map((type) => (type === 'link' ? { type, attrs: { href: this.#pick(LINKS) } } : { type }));
  }

  /** Words without marks stand between those that have some: where a mark ends in white space nobody sees. */
  #inline(mayBreak: boolean): TreePart[] {
    const parts: TreePart[] = [];
    for (let left = this.#below(3); left >= 0; left -= 1) {
      if (parts.length > 0) parts.push({ type: 'text', text: ' and ' });
      parts.push({ type: 'text', text: this.#phrase(), marks: this.#marks() });
      if (mayBreak && this.#below(12) === 0) parts.push({ type: 'hardBreak' }, { type: 'text', text: 'then' });
    }
    return parts;
  }

  /** Of signs alone, which foreign files part scenes with, or with a word at its beginning. */
  #paragraph = (): TreeNode =>
    this.#below(8) === 0
      ? { type: 'paragraph', content: [{ type: 'text', text: this.#pick(SIGNS) ?? '' }] }
      : {
          type: 'paragraph',
          content: [
            { type: 'text', text: `${this.#pick(['so', '“And', '# no', '> no', '1) no', '- no', '* no'])} ` },
            ...this.#inline(true),
          ],
        };

  #list(depth: number): TreeNode {
    const items = this.#many(3, (): TreeNode => {
      const inner = depth < 2 && this.#below(4) === 0 ? [this.#list(depth + 1)] : [];
      return { type: 'listItem', content: [this.#paragraph(), ...inner] };
    });
    return this.#below(2) === 0
      ? { type: 'bulletList', content: items }
      : { type: 'orderedList', attrs: { start: 2 + this.#below(9) }, content: items };
  }

  #block(depth: number): TreeNode {
    const kind = this.#below(depth > 1 ? 6 : 11);
    if (kind < 5) return this.#paragraph();
    if (kind === 5)
      return { type: 'codeBlock', content: [{ type: 'text', text: `${this.#phrase()}\n  ${this.#phrase()}` }] };
    if (kind === 6) return { type: 'horizontalRule' };
    if (kind === 7) return { type: 'blockquote', content: this.#many(2, () => this.#block(depth + 2)) };
    if (kind === 8) return { type: 'heading', attrs: { level: 1 + this.#below(3) }, content: this.#inline(false) };
    return this.#list(depth);
  }
}

const facts = { title: 'Chance', author: 'Ada', createdAt: new Date('2026-11-28'), identifier: 'ABC123', madeBy: null };

/** Texts that are marked alike are one. */
const asDocument = (content: Tree): string => html(content).replaceAll(/<\/(em|strong|s|u|mark)><\1>/g, '');

test.each(['html', 'md', 'epub'] as const)('%s', async (format) => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const content = new Chance(seed).tree();
    const options = { format, paper: 'a4', style: 'book', howMade: false } as const;
    const bytes = await whole(make({ source: { kind: 'tree', tree: content }, facts, options }));
    const { document, facts: found } = await read({ bytes, name: `chance.${format}` });
    const doc = makeDoc();
    if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
    expect({ seed, html: asDocument(treeOf(doc)).split('\n') }).toEqual({
      seed,
      html: asDocument(content).split('\n'),
    });
    expect(found.sizeBytes).toBe(Buffer.byteLength(plainText(content)));
  }
});
