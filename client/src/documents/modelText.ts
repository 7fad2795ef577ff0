/** A model's text as blocks of the document: paragraphs, headings, lists, scene breaks, bold and italic. */
import type { Mark, Node, Schema } from '@tiptap/pm/model';

type Block =
  | { kind: 'paragraph' | 'break'; text: string }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'bullet' | 'number'; text: string };

const HEADING = /^(#{1,6})\s+(.*)$/;
const BREAK = /^(?:\*\s*\*\s*\*|-{3,}|_{3,}|#)$/;
const BULLET = /^[-*•]\s+(.*)$/;
const NUMBER = /^\d{1,3}[.)]\s+(.*)$/;

function blockOf(line: string): Block {
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: Math.min(3, heading[1]?.length ?? 1), text: heading[2] ?? '' };
  if (BREAK.test(line)) return { kind: 'break', text: '' };
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: 'bullet', text: bullet[1] ?? '' };
  const number = NUMBER.exec(line);
  if (number) return { kind: 'number', text: number[1] ?? '' };
  return { kind: 'paragraph', text: line };
}

/** One or more newlines begin a new block (contract.md, Text). */
const blocksOf = (text: string): Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(blockOf);

const STRONG = /\*\*(?=\S)([^*]*?\S)\*\*|__(?=\S)([^_]*?\S)__|\*(?=\S)([^*]*?\S)\*|(?<!\w)_(?=\S)([^_]*?\S)_(?!\w)/g;

/** Text of one line with its bold and italic. */
export function inlineOf(schema: Schema, text: string, marks: readonly Mark[]): Node[] {
  const nodes: Node[] = [];
  const add = (part: string, extra: readonly Mark[]): void => {
    if (part !== '') nodes.push(schema.text(part, [...extra, ...marks]));
  };
  let at = 0;
  for (const match of text.matchAll(STRONG)) {
    const [whole, ...groups] = match;
    const isBold = groups[0] !== undefined || groups[1] !== undefined;
    const type = isBold ? schema.marks.bold : schema.marks.italic;
    add(text.slice(at, match.index), []);
    add(groups.find((group) => group !== undefined) ?? '', type === undefined ? [] : [type.create()]);
    at = match.index + whole.length;
  }
  add(text.slice(at), []);
  return nodes;
}

/** The document's blocks for a text; every character carries `marks`. */
export function nodesOf(schema: Schema, text: string, marks: readonly Mark[]): Node[] {
  const { paragraph, heading, horizontalRule, bulletList, orderedList, listItem } = schema.nodes;
  const nodes: Node[] = [];
  for (const block of blocksOf(text)) {
    const inside = inlineOf(schema, block.text, marks);
    if (block.kind === 'break') nodes.push(...made(horizontalRule?.create()));
    else if (block.kind === 'heading') nodes.push(...made(heading?.create({ level: block.level }, inside)));
    else if (block.kind === 'paragraph') nodes.push(...made(paragraph?.create(null, inside)));
    else {
      const type = block.kind === 'bullet' ? bulletList : orderedList;
      const item = listItem?.create(null, made(paragraph?.create(null, inside)));
      const last = nodes.at(-1);
      if (item === undefined || type === undefined) continue;
      if (last?.type === type) nodes[nodes.length - 1] = last.copy(last.content.addToEnd(item));
      else nodes.push(type.create(null, [item]));
    }
  }
  return nodes;
}

const made = (node: Node | undefined): Node[] => (node === undefined ? [] : [node]);
