import { markOfKey } from '@penora/protocol/document/marks';
import { FRAGMENT } from '@penora/protocol/document/nodes';
import type { DiffBlock } from '@penora/protocol/schemas/version';
import * as Y from 'yjs';

/** Who wrote a piece of text: the Yjs client, or the generation whose mark it carries. */
export interface Author {
  client: number;
  generationId: string | null;
}

export interface Run {
  text: string;
  /** The author's number. */
  by: number;
}

/** A block that has text of its own, with who wrote what in it. */
export interface AuthoredBlock {
  node: DiffBlock['node'];
  level: number | null;
  /** Which block at the top it stands in; null when that does not matter. */
  block: number | null;
  text: string;
  runs: Run[];
}

type Naming = (author: Author) => number;

interface Around {
  naming: Naming;
  block: number | null;
  inItem: boolean;
  inQuote: boolean;
}

/** The blocks of a document in reading order. */
export function authoredBlocks(doc: Y.Doc, naming: Naming, isNumbered: boolean): AuthoredBlock[] {
  const root = doc.getXmlFragment(FRAGMENT).toArray();
  return root.flatMap((child, index) => {
    const around = { naming, block: isNumbered ? index : null, inItem: false, inQuote: false };
    return child instanceof Y.XmlElement ? blocksIn(child, around) : [];
  });
}

function blocksIn(element: Y.XmlElement, around: Around): AuthoredBlock[] {
  const { nodeName } = element;
  if (nodeName === 'paragraph' || nodeName === 'heading' || nodeName === 'codeBlock') return [leaf(element, around)];
  if (nodeName === 'horizontalRule') {
    return [{ node: 'rule', level: null, block: around.block, text: '* * *', runs: [ruleOf(element, around.naming)] }];
  }
  const inside = {
    ...around,
    inItem: around.inItem || nodeName === 'listItem',
    inQuote: around.inQuote || nodeName === 'blockquote',
  };
  return element.toArray().flatMap((child) => (child instanceof Y.XmlElement ? blocksIn(child, inside) : []));
}

function leaf(element: Y.XmlElement, { naming, block, inItem, inQuote }: Around): AuthoredBlock {
  const runs = element.toArray().flatMap((child): Run[] => {
    if (child instanceof Y.XmlText) return runsOf(child, naming);
    return child instanceof Y.XmlElement ? [{ text: '\n', by: naming(authorOf(child)) }] : [];
  });
  const level = element.nodeName === 'heading' ? Number(element.getAttribute('level') ?? 1) : null;
  return {
    node: nodeOf(element.nodeName, inItem, inQuote),
    level,
    block,
    text: runs.map((r) => r.text).join(''),
    runs,
  };
}

function nodeOf(name: string, inItem: boolean, inQuote: boolean): DiffBlock['node'] {
  if (name === 'heading' || name === 'codeBlock') return name;
  if (inItem) return 'item';
  return inQuote ? 'quote' : 'paragraph';
}

const authorOf = (type: Y.XmlElement): Author => ({ client: type._item?.id.client ?? 0, generationId: null });

const ruleOf = (element: Y.XmlElement, naming: Naming): Run => ({ text: '* * *', by: naming(authorOf(element)) });

/** Goes through the items themselves: they alone know which client wrote them. */
function runsOf(text: Y.XmlText, naming: Naming): Run[] {
  const runs: Run[] = [];
  let generationId: string | null = null;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat && markOfKey(content.key) === 'generation')
      generationId = idOf(content.value);
    if (!(content instanceof Y.ContentString)) continue;
    const by = naming({ client: item.id.client, generationId });
    const last = runs.at(-1);
    if (last?.by === by) last.text += content.str;
    else runs.push({ text: content.str, by });
  }
  return runs;
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}
