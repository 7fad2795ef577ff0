/** What the editor can hold and what the server takes are the same, in both directions (protocol/document says what). */
import { mayMark } from '@penora/protocol/document/marks';
import { isNodeName, MAX_DEPTH, mayCarry, type NodeName, nodes } from '@penora/protocol/document/nodes';
import { getSchema } from '@tiptap/core';
import type { Mark, Node, NodeType, Schema } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isOurLink } from '../../../client/src/documents/links.ts';
import { schemaExtensions } from '../../../client/src/documents/schema.ts';
import { DocumentState } from '../../../server/src/documents/state/documentState.ts';
import { InvalidUpdate } from '../../../server/src/documents/update/reader.ts';
import { seeded } from '../kit/seeded.ts';

const RUNS = process.env.PENORA_LONG === undefined ? 300 : 20_000;
const schema: Schema = getSchema(schemaExtensions());

/** Values that somebody might send for anything: of every kind, some of them right somewhere. */
const values: readonly unknown[] = [
  ...[null, true, false, 0, 1, 2, 3, 4, 7, -1, 1.5, 1_000_000_000, 1_000_000_001, '', 'a', 'A', 'i', 'I', '1', '2'],
  ...['left', 'center', 'right', 'justify', 'start', 'center; color: red', 'c++', 'c#', 'x'.repeat(40), 'x'.repeat(41)],
  ...['"><script>', '#ffee00', '#FFEE00', '#ffee0', 'url(x)', '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e', 'नमस्ते', '\u0000'],
];
const addresses: readonly string[] = [
  ...['https://a.example', 'HTTP://A.EXAMPLE/b?c#d', 'mailto:a@b.example', 'https://é.example/ü'],
  ...[
    'javascript:alert(1)',
    ' https://a.example',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//a.example',
    'a.example',
  ],
  ...['vbscript:x', 'file:///etc/passwd', 'https:/a', 'ftp://a.example', `https://a.example/${'x'.repeat(4_096)}`, ''],
];

function verdict(update: Uint8Array): 'taken' | 'refused' {
  try {
    return new DocumentState().admit(update).kind === 'new' ? 'taken' : 'refused';
  } catch (error) {
    if (error instanceof InvalidUpdate) return 'refused';
    throw error;
  }
}

function updateOf(build: (root: Y.XmlFragment) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => build(doc.getXmlFragment('default')));
  return Y.encodeStateAsUpdate(doc);
}

/** Documents as an editor may come to hold them. */
class Writer {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  document(): Node {
    return schema.topNodeType.createChecked(null, this.#contents(schema.topNodeType, 0));
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #pick<T>(all: readonly T[]): T {
    return all[this.#below(all.length)] as T;
  }

  #contents(type: NodeType, depth: number): Node[] {
    const made: Node[] = [];
    let match = type.contentMatch;
    while (made.length < 4 || !match.validEnd) {
      const choices = Array.from({ length: match.edgeCount }, (_, index) => match.edge(index));
      const fitting = choices.filter(({ type: child }) => depth < 5 || child.isTextblock || child.isInline);
      const edge = this.#pick(fitting.length > 0 ? fitting : choices);
      if (choices.length === 0 || (match.validEnd && this.#random() < 0.4)) break;
      made.push(this.#node(edge.type, type, depth + 1));
      match = edge.next;
    }
    return made;
  }

  #node(type: NodeType, parent: NodeType, depth: number): Node {
    if (type.isText) return schema.text(this.#pick(['text', 'नमस्ते', '🙂', '<b>']), this.#marks(parent));
    return type.createChecked(this.#attributes(type), this.#contents(type, depth));
  }

  #attributes(type: NodeType): Record<string, unknown> {
    const name = type.name as NodeName;
    const names = Object.keys(type.spec.attrs ?? {});
    // Null is absence, which another default would fill.
    const isOwn = (key: string, value: unknown) => value !== null || type.spec.attrs?.[key]?.default === null;
    const own = (key: string) => values.filter((value) => isOwn(key, value) && mayCarry(name, key, value));
    return Object.fromEntries(names.filter(() => this.#random() < 0.7).map((key) => [key, this.#pick(own(key))]));
  }

  #marks(parent: NodeType): readonly Mark[] {
    const allowed = Object.values(schema.marks).filter((type) => parent.allowsMarkType(type) && this.#random() < 0.25);
    const attributes: Record<string, () => Record<string, unknown>> = {
      link: () => ({ href: this.#pick(addresses.filter(isOurLink)), title: this.#pick([null, 'a title']) }),
      highlight: () => ({ color: this.#pick([null, '#ffee00']) }),
      generation: () => ({ id: '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' }),
    };
    return allowed.reduce<readonly Mark[]>((set, type) => type.create(attributes[type.name]?.()).addToSet(set), []);
  }
}

describe('what the editor can hold, the server takes', () => {
  test('documents of every kind, and they come back as they were', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const node = new Writer(seed).document();
      node.descendants((one) => {
        seen.add(one.type.name);
        for (const { type } of one.marks) seen.add(type.name);
      });
      const doc = new Y.Doc();
      prosemirrorToYXmlFragment(node, doc.getXmlFragment('default'));
      expect(verdict(Y.encodeStateAsUpdate(doc)), `seed ${seed}`).toBe('taken');
      const back = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('default'), schema);
      expect(back.toJSON(), `seed ${seed}`).toEqual(node.toJSON());
    }
    const all = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)].filter((name) => name !== 'doc');
    expect([...seen].sort()).toEqual(all.sort());
  });

  test('as deep as it lets blocks stand in each other', () => {
    const quoted = (times: number): Node => {
      let inner = schema.node('paragraph', null, [schema.text('deep')]);
      for (let count = 0; count < times; count += 1) inner = schema.node('blockquote', null, [inner]);
      return schema.node('doc', null, [inner]);
    };
    const sent = (times: number) => updateOf((root) => prosemirrorToYXmlFragment(quoted(times), root));
    expect(verdict(sent(MAX_DEPTH - 2))).toBe('taken');
    expect(verdict(sent(MAX_DEPTH - 1))).toBe('refused');
  });

  test('every link that it makes, and none that it would not', () => {
    for (const address of addresses) {
      const update = updateOf((root) => {
        const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
        root.insert(0, [paragraph]);
        paragraph.insert(0, [text]);
        text.insert(0, 'a link', { link: { href: address } });
      });
      expect(verdict(update), address).toBe(isOurLink(address) ? 'taken' : 'refused');
    }
  });
});

describe('what the server takes, the editor keeps', () => {
  const carrying = (name: string, key: string, value: unknown) =>
    updateOf((root) => {
      const node = new Y.XmlElement<Record<string, string>>(name);
      const inside = name === 'listItem' ? new Y.XmlElement('bulletList') : null;
      root.insert(0, [inside ?? node]);
      if (inside !== null) inside.insert(0, [node]);
      // Whatever the type says, anything can be sent.
      node.setAttribute(key, value as string);
    });

  test('an attribute is taken if the rules say so, and then the editor has it', () => {
    const keys = [
      ...new Set(Object.values(nodes).flatMap(({ attributes }) => Object.keys(attributes))),
      'onclick',
      'id',
    ];
    const names = Object.keys(nodes).filter((name) => name !== 'hardBreak');
    for (const name of [...names, 'image', 'script', 'constructor']) {
      for (const key of keys) {
        for (const value of values) {
          const taken = verdict(carrying(name, key, value)) === 'taken';
          expect(taken, `${name} ${key} ${String(value)}`).toBe(isNodeName(name) && mayCarry(name, key, value));
          if (!taken || value === null) continue;
          expect(schema.nodes[name]?.create({ [key]: value }).attrs[key], `${name} ${key}`).toBe(value);
        }
      }
    }
  });

  test('a mark is taken where the editor lets text carry it', () => {
    const values: Record<string, unknown> = {
      link: { href: 'https://a.example' },
      generation: { id: '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' },
    };
    for (const name of ['paragraph', 'heading', 'codeBlock']) {
      for (const [key, type] of Object.entries(schema.marks)) {
        const update = updateOf((root) => {
          const [node, text] = [new Y.XmlElement(name), new Y.XmlText()];
          root.insert(0, [node]);
          node.insert(0, [text]);
          text.insert(0, 'marked', { [key]: values[key] ?? {} });
        });
        const may = schema.nodes[name]?.allowsMarkType(type) ?? false;
        expect(verdict(update), `${key} in ${name}`).toBe(may ? 'taken' : 'refused');
        if (!may) continue;
        const doc = new Y.Doc();
        Y.applyUpdate(doc, update);
        const back = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('default'), schema);
        expect(back.textContent, `${key} in ${name}`).toBe('marked');
      }
    }
  });

  test('a mark is taken if the rules say so, and then the editor has it', () => {
    const forms = [
      ...values.filter((value) => value !== null),
      {},
      { color: '#ffee00' },
      { color: 'x' },
      { id: '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' },
    ];
    const links = addresses.flatMap((href) => [{ href }, { href, title: 'x' }, { href, onclick: 'x' }]);
    for (const key of [...Object.keys(schema.marks), 'textStyle', 'constructor', 'comment']) {
      for (const value of [...forms, ...links]) {
        const update = updateOf((root) => {
          const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
          root.insert(0, [paragraph]);
          paragraph.insert(0, [text]);
          text.insert(0, 'marked', { bold: {}, [key]: value });
        });
        const taken = verdict(update) === 'taken';
        expect(taken, `${key} ${JSON.stringify(value)}`).toBe(mayMark(key, value));
        if (!taken || typeof value !== 'object') continue;
        expect(schema.marks[key]?.create(value as Record<string, unknown>).attrs, key).toMatchObject(value);
      }
    }
  });
});
