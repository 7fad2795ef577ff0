import type { MarkName } from '@penora/protocol/document/marks';
import { mayCarry } from '@penora/protocol/document/nodes';
import { SCENE_BREAK } from '../../../documents/contents/sceneBreak.ts';
import { isText, type Tree, type TreeMark, type TreeNode, type TreePart } from '../../../documents/contents/tree.ts';
import { tooLong } from './faults.ts';
import { readingLimits } from './limits.ts';
import { continues } from './nestedLists.ts';

type Container = 'blockquote' | 'bulletList' | 'orderedList' | 'listItem';
type Leaf = 'paragraph' | 'heading' | 'codeBlock';
type Attributes = Record<string, unknown>;

/** How white space is meant: as HTML means it, or letter by letter. */
export type White = 'collapsed' | 'kept';

const ORDER: readonly MarkName[] = ['link', 'highlight', 'underline', 'strike', 'bold', 'italic', 'code'];
// Control characters, and half surrogate pairs by way of toWellFormed.
const CONTROL = /[\p{Cc}\ufeff\ufffe\uffff]/gu;

const isList = (node: { type: string }): boolean => node.type === 'bulletList' || node.type === 'orderedList';

/**
 * Builds a document of the schema from what a reader comes across, whatever its order: what stands where it may not is
 * put where it may, nothing is lost. Bounded in depth, blocks and characters.
 */
export class TreeBuilder {
  readonly #root: TreeNode[] = [];
  readonly #open: TreeNode[] = [];
  readonly #white: White;
  readonly #guesses: boolean;
  /** Items that were opened for a list that stood beside them, and end with it. */
  readonly #unasked = new WeakSet<TreeNode>();
  #leaf: TreeNode | null = null;
  #blocks = 0;
  #characters = 0;
  /** Containers beyond the depth that are open but not there. */
  #beyond = 0;

  /** `guesses`: a paragraph of signs alone is taken for a scene break, which most files have no other word for. */
  constructor(white: White = 'collapsed', guesses = true) {
    this.#white = white;
    this.#guesses = guesses;
  }

  get isInHeading(): boolean {
    return this.#leaf?.type === 'heading';
  }

  get isInCode(): boolean {
    return this.#leaf?.type === 'codeBlock';
  }

  /** Begins a quotation, a list or an item of one. */
  open(type: Container, attrs: Attributes = {}): void {
    this.endBlock();
    // One more than this may be opened, for a list or an item that is missing.
    if (this.#open.length + 1 >= readingLimits.depth) {
      this.#beyond += 1;
      return;
    }
    const parent = this.#open.at(-1);
    if (type === 'listItem' && !(parent !== undefined && isList(parent))) this.open('bulletList');
    else if (type !== 'listItem' && parent !== undefined && isList(parent)) this.#openItem(type, parent);
    this.#count();
    this.#open.push(nodeOf(type, attrs));
  }

  /** Goes on with the list that stands directly before, if one of this kind does. */
  goOn(type: 'bulletList' | 'orderedList'): boolean {
    this.endBlock();
    const parent = this.#open.at(-1);
    const siblings: TreePart[] = parent === undefined ? this.#root : (parent.content ?? []);
    const last = siblings.at(-1);
    if (this.#beyond > 0 || last === undefined || isText(last) || last.type !== type) return false;
    siblings.pop();
    this.#open.push(last);
    return true;
  }

  /** For what stands beside the items of a list: a list goes on with the item before it, as browsers show it. */
  #openItem(type: Container, list: TreeNode): void {
    const before = type === 'blockquote' ? undefined : list.content?.pop();
    if (before === undefined || isText(before)) this.open('listItem');
    else this.#open.push(before);
    const item = this.#open.at(-1);
    if (item !== undefined && type !== 'blockquote') this.#unasked.add(item);
  }

  /** Ends the innermost of its kind, and what was left open in it. */
  close(type: Container): void {
    this.endBlock();
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    const at = this.#open.findLastIndex((node) => node.type === type);
    // An item of a list that was never begun ends with the next thing that is none.
    if (at < 0) return;
    while (this.#open.length > at) this.#settle();
  }

  /** Begins a block of text. */
  begin(type: Leaf, attrs: Attributes = {}): void {
    this.endBlock();
    this.#count();
    this.#leaf = nodeOf(type, attrs);
  }

  text(raw: string, marks: readonly TreeMark[] = []): void {
    const isCode = this.isInCode;
    const text = this.#cleaned(raw, isCode);
    if (text === '') return;
    if (this.#leaf === null) {
      if (this.#white === 'collapsed' && text.trim() === '') return;
      this.begin('paragraph');
    }
    this.#characters += text.length;
    if (this.#characters > readingLimits.characters) throw tooLong();
    this.#append(text, isCode ? [] : orderedMarks(marks));
  }

  lineBreak(): void {
    if (this.isInCode) this.text('\n');
    else if (this.#leaf !== null) {
      this.#count();
      this.#content().push({ type: 'hardBreak' });
    }
  }

  rule(): void {
    this.endBlock();
    this.#count();
    this.#put({ type: 'horizontalRule' });
  }

  /** Ends the block of text that is open, if one is. */
  endBlock(): void {
    const leaf = this.#leaf;
    this.#leaf = null;
    if (leaf === null) return;
    if (leaf.type === 'codeBlock') cutNewline(leaf);
    else trim(leaf, this.#white);
    if ((leaf.content ?? []).length === 0) return;
    if (!this.#guesses) {
      this.#put(leaf);
      return;
    }
    const isMarked = (leaf.content ?? []).some((part) => isText(part) && (part.marks ?? []).length > 0);
    const plain = leaf.type === 'paragraph' && !isMarked ? textOf(leaf) : '';
    this.#put(SCENE_BREAK.test(plain.trim()) ? { type: 'horizontalRule' } : leaf);
  }

  finish(): Tree {
    this.endBlock();
    while (this.#open.length > 0) this.#settle();
    return { type: 'doc', content: this.#root };
  }

  #cleaned(raw: string, isCode: boolean): string {
    const whole = raw.toWellFormed();
    if (isCode) return whole.replace(/\r\n?/g, '\n').replace(CONTROL, (sign) => (/[\n\t]/.test(sign) ? sign : ''));
    const flat = whole.replace(/[\n\r\f]/g, ' ').replace(CONTROL, (sign) => (sign === '\t' ? sign : ''));
    if (this.#white === 'kept') return flat;
    const collapsed = flat.replace(/[ \t]+/g, ' ');
    return this.#endsWhite() ? collapsed.replace(/^ /, '') : collapsed;
  }

  #endsWhite(): boolean {
    const last = this.#leaf?.content?.at(-1);
    return last === undefined || !isText(last) || last.text.endsWith(' ');
  }

  #append(text: string, marks: TreeMark[]): void {
    const content = this.#content();
    const last = content.at(-1);
    if (last !== undefined && isText(last) && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) {
      last.text += text;
      return;
    }
    this.#count();
    content.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
  }

  #content(): TreePart[] {
    const leaf = this.#leaf ?? nodeOf('paragraph', {});
    this.#leaf = leaf;
    leaf.content ??= [];
    return leaf.content;
  }

  /** Into the innermost container; a list takes what is no item inside one. */
  #put(node: TreeNode): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.content ??= [];
    const siblings: TreePart[] = parent?.content ?? this.#root;
    if (continues(siblings.at(-1), node)) return;
    siblings.push(parent !== undefined && isList(parent) && node.type !== 'listItem' ? itemOf(node) : node);
  }

  /** The innermost container goes into its parent, unless nothing stands in it. */
  #settle(): void {
    this.endBlock();
    const node = this.#open.pop();
    if (node === undefined) return;
    if ((node.content ?? []).length > 0) this.#put(node.type === 'listItem' ? withParagraph(node) : node);
    const around = this.#open.at(-1);
    if (isList(node) && around !== undefined && this.#unasked.has(around)) this.#settle();
  }

  #count(): void {
    this.#blocks += 1;
    if (this.#blocks > readingLimits.blocks) throw tooLong();
  }
}

/** Only attributes that the schema knows, with values that it takes. */
function nodeOf(type: Container | Leaf, attrs: Attributes): TreeNode {
  const kept = Object.entries(attrs).filter(
    ([name, value]) => value !== undefined && value !== null && mayCarry(type, name, value),
  );
  if (type === 'heading' && !kept.some(([name]) => name === 'level')) kept.push(['level', 1]);
  return { type, ...(kept.length > 0 ? { attrs: Object.fromEntries(kept) } : {}) };
}

/** The editor's items begin with a paragraph. */
function withParagraph(item: TreeNode): TreeNode {
  const [first, ...rest] = item.content ?? [];
  if (first === undefined || isText(first) || first.type === 'paragraph') return item;
  if (first.type === 'heading') return { ...item, content: [{ ...first, type: 'paragraph', attrs: {} }, ...rest] };
  return { ...item, content: [{ type: 'paragraph' }, first, ...rest] };
}

const itemOf = (node: TreeNode): TreeNode => withParagraph({ type: 'listItem', content: [node] });

/** Each mark once, from the outermost in; code stands alone but for a link, as in the editor. */
function orderedMarks(marks: readonly TreeMark[]): TreeMark[] {
  if (marks.length === 0) return [];
  const innermost = (type: MarkName): TreeMark | undefined => marks.findLast((mark) => mark.type === type);
  const code = innermost('code');
  if (code !== undefined) return [code];
  return ORDER.flatMap((type) => innermost(type) ?? []);
}

export const textOf = (node: TreeNode): string =>
  (node.content ?? []).map((part) => (isText(part) ? part.text : part.type === 'hardBreak' ? '\n' : '')).join('');

/** Takes white space and line breaks from both ends; in texts that keep theirs, only blocks of nothing else go. */
function trim(leaf: TreeNode, white: White): void {
  const content = leaf.content ?? [];
  if (white === 'kept' && textOf(leaf).trim() !== '') return;
  cutEnd(content);
  while (content[0] !== undefined && !isText(content[0])) content.shift();
}

/** The newline with which a block of code ends in a file is not of the code. */
function cutNewline(leaf: TreeNode): void {
  const last = leaf.content?.at(-1);
  if (last === undefined || !isText(last)) return;
  last.text = last.text.replace(/\n$/, '');
  if (last.text === '') leaf.content?.pop();
}

function cutEnd(content: TreePart[]): void {
  for (let last = content.at(-1); last !== undefined; last = content.at(-1)) {
    if (isText(last)) {
      last.text = last.text.replace(/[ \t]+$/, '');
      if (last.text !== '') return;
    }
    content.pop();
  }
}
