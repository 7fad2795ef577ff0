/** What a document may be built of: Tiptap's nodes, their attributes and which of them stands in which. */
import { z } from 'zod';

/** The root in which the text lives; a document has no other. */
export const FRAGMENT = 'default';

/** How deep nodes may stand in each other: nobody nests lists and quotations so far, and recursion stays short. */
export const MAX_DEPTH = 64;

const textAlign = z.enum(['left', 'center', 'right', 'justify']).nullable();

interface NodeRule {
  /** As what it stands in others. */
  group: 'block' | 'item' | 'inline';
  /** What stands in it; `inline` is text and line breaks. */
  holds: 'blocks' | 'items' | 'inline' | 'text' | 'nothing';
  attributes: Readonly<Record<string, z.ZodType>>;
}

export const nodes = {
  paragraph: { group: 'block', holds: 'inline', attributes: { textAlign } },
  heading: {
    group: 'block',
    holds: 'inline',
    attributes: { level: z.union([z.literal(1), z.literal(2), z.literal(3)]), textAlign },
  },
  blockquote: { group: 'block', holds: 'blocks', attributes: {} },
  bulletList: { group: 'block', holds: 'items', attributes: {} },
  orderedList: {
    group: 'block',
    holds: 'items',
    attributes: {
      start: z.number().int().min(0).max(1_000_000_000),
      type: z.enum(['1', 'a', 'A', 'i', 'I']).nullable(),
    },
  },
  listItem: { group: 'item', holds: 'blocks', attributes: {} },
  codeBlock: {
    group: 'block',
    holds: 'text',
    attributes: {
      language: z
        .string()
        .max(40)
        .regex(/^[\w+#.-]*$/)
        .nullable(),
    },
  },
  horizontalRule: { group: 'block', holds: 'nothing', attributes: {} },
  hardBreak: { group: 'inline', holds: 'nothing', attributes: {} },
} as const satisfies Record<string, NodeRule>;

export type NodeName = keyof typeof nodes;

export const isNodeName = (name: string): name is NodeName => Object.hasOwn(nodes, name);

/** The root holds what a quotation holds. */
const holdsOf = (parent: NodeName | null): NodeRule['holds'] => (parent === null ? 'blocks' : nodes[parent].holds);

/** Whether `child` may stand in `parent`; null is the document itself. */
export function mayHold(parent: NodeName | null, child: NodeName): boolean {
  const holds = holdsOf(parent);
  const { group } = nodes[child];
  return (
    (holds === 'blocks' && group === 'block') ||
    (holds === 'items' && group === 'item') ||
    (holds === 'inline' && group === 'inline')
  );
}

/** Whether characters may stand in `parent`. */
export function mayHoldText(parent: NodeName | null): boolean {
  const holds = holdsOf(parent);
  return holds === 'inline' || holds === 'text';
}

/** Whether a node may carry this attribute with this value; null and undefined stand for its absence. */
export function mayCarry(name: NodeName, attribute: string, value: unknown): boolean {
  const { attributes }: NodeRule = nodes[name];
  const rule = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  return rule !== undefined && (value === null || value === undefined || rule.safeParse(value).success);
}
