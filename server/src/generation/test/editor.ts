import { type Node, Schema } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { rootOf } from '../writer/blocks.ts';

/** As much of Tiptap's schema as writers meet. */
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 1 } } },
    blockquote: { group: 'block', content: 'block+' },
    bulletList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'paragraph block*' },
    horizontalRule: { group: 'block' },
    codeBlock: { group: 'block', content: 'text*', marks: '', code: true },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true },
  },
  marks: { bold: {}, italic: {}, link: { attrs: { href: {} } }, generation: { attrs: { id: {} } } },
});

/** A person's editor as Tiptap's collaboration binds it: every change is a difference of whole ProseMirror documents. */
export class Editor {
  readonly #doc: Y.Doc;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  get node(): Node {
    return yXmlFragmentToProseMirrorRootNode(rootOf(this.#doc), schema);
  }

  /** The blocks' texts, as `content?format=txt` has them. */
  get text(): string {
    const blocks: string[] = [];
    this.node.descendants((node) => {
      if (node.isTextblock) blocks.push(node.textContent);
      return !node.isTextblock;
    });
    return blocks.join('\n\n');
  }

  change(edit: (tr: Transform) => void): void {
    const tr = new Transform(this.node);
    edit(tr);
    tr.doc.check();
    this.#doc.transact(() =>
      updateYFragment(this.#doc, rootOf(this.#doc), tr.doc, { mapping: new Map(), isOMark: new Map() }),
    );
  }

  set(content: object[]): void {
    this.change((tr) =>
      tr.replaceWith(
        0,
        tr.doc.content.size,
        content.map((json) => schema.nodeFromJSON(json)),
      ),
    );
  }

  /** Position of a text in the ProseMirror document; throws when it is not there. */
  find(text: string): number {
    let found = -1;
    this.node.descendants((node, position) => {
      if (!node.isTextblock || found >= 0) return found < 0;
      const at = node.textContent.indexOf(text);
      if (at >= 0) found = position + 1 + at;
      return false;
    });
    if (found < 0) throw new Error(`no such text: ${text}`);
    return found;
  }

  /** Every place where a cursor may stand; never in the middle of a surrogate pair. */
  get positions(): number[] {
    const found: number[] = [];
    this.node.descendants((node, position) => {
      const inside = /[\ud800-\udbff]$/;
      for (let at = 0; node.isTextblock && at <= node.content.size; at += 1)
        if (!inside.test(node.textContent.slice(0, at))) found.push(position + 1 + at);
      return !node.isTextblock;
    });
    return found;
  }

  type(position: number, text: string): void {
    this.change((tr) => tr.insert(position, schema.text(text)));
  }

  enter(position: number): void {
    this.change((tr) => tr.split(position));
  }

  /** Joins the block that begins with the text to the one before it. */
  joinBackwards(text: string): void {
    const at = this.find(text) - 1;
    this.change((tr) => tr.join(at));
  }

  toHeading(text: string): void {
    const at = this.find(text);
    this.change((tr) => tr.setBlockType(at, at, schema.node('heading').type, { level: 1 }));
  }

  erase(text: string): void {
    const at = this.find(text);
    this.change((tr) => tr.delete(at, at + text.length));
  }

  /** Deletes the whole block that a text stands in. */
  eraseBlock(text: string): void {
    const $at = this.node.resolve(this.find(text));
    this.change((tr) => tr.delete($at.before(), $at.after()));
  }
}

export const paragraph = (text: string) => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});
