import * as Y from 'yjs';

/** What holds blocks: the document itself, or a quotation, a list item, a cell. */
export type BlockParent = Y.XmlFragment | Y.XmlElement;

const BLOCK_PARENTS = new Set(['blockquote', 'listItem', 'taskItem', 'tableCell', 'tableHeader']);
const WRITABLE = new Set(['paragraph', 'heading']);

/** The root of the text (contract.md, Documents). */
export const rootOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('default');

export const isElement = (type: unknown): type is Y.XmlElement => type instanceof Y.XmlElement;

/** Whether blocks may stand directly in it, in Tiptap's schema. */
export function holdsBlocks(type: unknown): type is BlockParent {
  if (isElement(type)) return BLOCK_PARENTS.has(type.nodeName);
  return type instanceof Y.XmlFragment && !(type instanceof Y.XmlElement);
}

/** Whether text with marks may be written into it. */
export const isWritable = (type: unknown): type is Y.XmlElement => isElement(type) && WRITABLE.has(type.nodeName);

/** Whether it is still part of the document. Deleting an element deletes all that is in it. */
export const isAlive = (type: Y.AbstractType<unknown>): boolean => type._item === null || !type._item.deleted;

export function isEmptyBlock(block: Y.XmlElement): boolean {
  return block.toArray().every((child) => child instanceof Y.XmlText && child.length === 0);
}

export function indexIn(parent: BlockParent, child: Y.XmlElement | Y.XmlText): number {
  return parent.toArray().indexOf(child);
}

/** Every text of the document, in reading order. */
export function* textsOf(parent: BlockParent): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsOf(child);
  }
}

export interface Segment {
  start: number;
  end: number;
  /** Empty for something that is no text. */
  text: string;
  attributes: Readonly<Record<string, unknown>>;
}

/** The runs of equal marks of one text. */
export function segmentsOf(text: Y.XmlText): Segment[] {
  let end = 0;
  return text.toDelta().map((op: { insert: unknown; attributes?: Record<string, unknown> }) => {
    const start = end;
    end += typeof op.insert === 'string' ? op.insert.length : 1;
    return { start, end, text: typeof op.insert === 'string' ? op.insert : '', attributes: op.attributes ?? {} };
  });
}

/** The name of the mark that says which generation wrote a text; its attributes are `{id}`. */
export const GENERATION_MARK = 'generation';

/** The first generation whose mark a text carries. */
export function markOf(text: Y.XmlText): string | undefined {
  for (const { attributes } of segmentsOf(text)) {
    const mark = attributes[GENERATION_MARK];
    if (typeof mark === 'object' && mark !== null && 'id' in mark && typeof mark.id === 'string') return mark.id;
  }
  return undefined;
}

function isMarkedBy(attributes: Readonly<Record<string, unknown>>, generationId: string): boolean {
  const mark = attributes[GENERATION_MARK];
  return typeof mark === 'object' && mark !== null && 'id' in mark && mark.id === generationId;
}

/** The runs of a text that carry the mark of this generation. */
export function ownSegments(text: Y.XmlText, generationId: string): Segment[] {
  return segmentsOf(text).filter(({ attributes }) => isMarkedBy(attributes, generationId));
}
