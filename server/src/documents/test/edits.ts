import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';
import type { Random } from './random.ts';

const TEXTS = ['a', 'the quick brown fox ', 'é', 'हिन्दी ', '漢字', '😀', 'x'.repeat(200), 'line'];
const FORMATS: Record<string, unknown>[] = [
  { bold: {} },
  { bold: null },
  { italic: true },
  { link: { href: 'https://example.com/a', target: '_blank', rel: null, class: null, title: null } },
  { link: null },
  { highlight: { color: '#ffee00' } },
  { generation: { id: '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' } },
  { 'generation--AbCd12+/': { id: '1a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' } },
];

/** Code has no look. */
const IN_CODE = FORMATS.slice(-2);

const paragraph = (text: string): Y.XmlElement => {
  const node = new Y.XmlElement('paragraph');
  node.insert(0, [new Y.XmlText(text)]);
  return node;
};

function anyBlock(random: Random): Y.XmlElement {
  const text = random.pick(TEXTS);
  switch (random.below(6)) {
    case 0: {
      const heading = new Y.XmlElement('heading');
      heading.setAttribute('level', random.pick([1, 2, 3]) as never);
      heading.insert(0, [new Y.XmlText(text)]);
      return heading;
    }
    case 1: {
      const list = new Y.XmlElement('orderedList');
      list.setAttribute('start', 1 as never);
      const item = new Y.XmlElement('listItem');
      item.insert(0, [paragraph(text)]);
      list.insert(0, [item]);
      return list;
    }
    case 2: {
      const code = new Y.XmlElement('codeBlock');
      code.setAttribute('language', 'c++');
      code.insert(0, [new Y.XmlText(text)]);
      return code;
    }
    case 3:
      return new Y.XmlElement('horizontalRule');
    default:
      return paragraph(text);
  }
}

/** All texts and all block nodes of a document. */
export function partsOf(doc: Y.Doc): { texts: Y.XmlText[]; nodes: Y.XmlElement[] } {
  const texts: Y.XmlText[] = [];
  const nodes: Y.XmlElement[] = [];
  const visit = (node: Y.XmlFragment): void => {
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) texts.push(child);
      else if (child instanceof Y.XmlElement) {
        nodes.push(child);
        visit(child);
      }
    }
  };
  visit(doc.getXmlFragment(FRAGMENT));
  return { texts, nodes };
}

const LOW_SURROGATE = /[\udc00-\udfff]/;

/** The words of a text as Yjs counts them. */
const wordsOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('');

/**
 * A place where an editor may stand: not inside a character of two units. Yjs makes two U+FFFD of a character that is
 * split, and only the clients that have split it do so.
 */
const placeAt = (words: string, at: number): number => (LOW_SURROGATE.test(words.charAt(at)) ? at - 1 : at);

const isCode = ({ parent }: Y.XmlText): boolean => parent instanceof Y.XmlElement && parent.nodeName === 'codeBlock';

function editText(text: Y.XmlText, random: Random): void {
  const words = wordsOf(text);
  const at = placeAt(words, random.below(words.length + 1));
  if (random.chance(55) || at === words.length) {
    text.insert(at, random.pick(TEXTS));
    return;
  }
  const length = placeAt(words, at + 1 + random.below(words.length - at)) - at;
  if (random.chance(60)) text.delete(at, length);
  else if (length > 0) text.format(at, length, random.pick(isCode(text) ? IN_CODE : FORMATS));
}

function editParagraph(node: Y.XmlElement, random: Random): void {
  const kind = random.below(4);
  if (kind < 2) node.setAttribute('textAlign', random.pick(['left', 'center']));
  else if (kind === 2) node.removeAttribute('textAlign');
  else node.insert(node.length, [new Y.XmlElement('hardBreak'), new Y.XmlText('after')]);
}

function editNode(node: Y.XmlElement, random: Random): void {
  const { nodeName } = node;
  if (nodeName === 'heading') node.setAttribute('level', random.pick([1, 2, 3]) as never);
  else if (nodeName === 'paragraph') editParagraph(node, random);
  else if (nodeName === 'orderedList') {
    const item = new Y.XmlElement('listItem');
    item.insert(0, [paragraph('more')]);
    node.insert(random.below(node.length + 1), [item]);
  }
}

/** One edit of the kinds that editors make. */
export function edit(doc: Y.Doc, random: Random): void {
  const root = doc.getXmlFragment(FRAGMENT);
  const { texts, nodes } = partsOf(doc);
  const kind = random.below(10);
  if (texts.length === 0 || kind === 0) root.insert(random.below(root.length + 1), [anyBlock(random)]);
  else if (kind === 1 && root.length > 2) root.delete(random.below(root.length), 1);
  else if (kind === 2) editNode(random.pick(nodes), random);
  else editText(random.pick(texts), random);
}

/** A document that notes the updates it makes. */
export function writer(clientId: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') updates.push(update);
  });
  return { doc, updates };
}
