import { mayMark } from '@penora/protocol/document/marks';
import { isNodeName, MAX_DEPTH, mayCarry, mayHold, mayHoldText, type NodeName } from '@penora/protocol/document/nodes';
import { z } from 'zod';
import type { Tree, TreeNode, TreePart } from '../../documents/contents/tree.ts';
import { invalid } from '../../kernel/errors.ts';

const attrs = z.record(z.string(), z.unknown()).nullish();
const Mark = z.strictObject({ type: z.string(), attrs });
const Part = z.looseObject({
  type: z.string(),
  attrs,
  text: z.string().optional(),
  marks: z.array(Mark).max(50).optional(),
  content: z.array(z.unknown()).optional(),
});

const refused = (): Error => invalid('content', 'is no part of a document');

const filled = (values: Record<string, unknown> | null | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== undefined));

function textOf({ text, marks = [] }: z.infer<typeof Part>): TreePart {
  if (text === undefined || text === '') throw refused();
  const kept = marks.map(({ type, attrs: own }) => {
    if (!mayMark(type, filled(own))) throw refused();
    return { type, attrs: filled(own) };
  });
  // Each name has just been held against the marks that there are.
  return { type: 'text', text: text.toWellFormed(), marks: kept } as TreePart;
}

function nodeOf(part: z.infer<typeof Part>, parent: NodeName | null, depth: number): TreeNode {
  const { type } = part;
  const own = filled(part.attrs);
  if (!isNodeName(type) || depth > MAX_DEPTH || !mayHold(parent, type)) throw refused();
  if (!Object.entries(own).every(([name, value]) => mayCarry(type, name, value))) throw refused();
  return { type, attrs: own, content: partsOf(part.content ?? [], type, depth + 1) };
}

function partsOf(content: readonly unknown[], parent: NodeName | null, depth: number): TreePart[] {
  return content.map((value) => {
    const parsed = Part.safeParse(value);
    if (!parsed.success) throw refused();
    if (parsed.data.type !== 'text') return nodeOf(parsed.data, parent, depth);
    if (!mayHoldText(parent)) throw refused();
    return textOf(parsed.data);
  });
}

/** A part of a document as a browser sends it, held against the rules of documents. Throws `invalid`. */
export function selectionTree({ content }: { content: readonly unknown[] }): Tree {
  const nodes = partsOf(content, null, 0).filter((part): part is TreeNode => part.type !== 'text');
  return { type: 'doc', content: nodes };
}
