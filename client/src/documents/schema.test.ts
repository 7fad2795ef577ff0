import { marks } from '@penora/protocol/document/marks';
import { nodes } from '@penora/protocol/document/nodes';
import { describe, expect, it } from 'vitest';
import { schema } from './test/editing.ts';

/** Names that only ProseMirror has: the document itself and its text. */
const structural = new Set(['doc', 'text']);

describe('the editor’s schema is the protocol’s', () => {
  it('the same nodes with the same attributes', () => {
    const ours = Object.values(schema.nodes).filter(({ name }) => !structural.has(name));
    const shape = (name: string, attributes: object) => [name, Object.keys(attributes).sort()];
    expect(ours.map((type) => shape(type.name, type.spec.attrs ?? {})).sort()).toEqual(
      Object.entries(nodes)
        .map(([name, rule]) => shape(name, rule.attributes))
        .sort(),
    );
  });

  it('the same marks, and each takes what the editor gives it', () => {
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(marks).sort());
    const given: Record<string, Record<string, unknown>> = {
      link: { href: 'https://penora.example' },
      generation: { id: '7d3c1c1e-3b0a-4c11-9a65-0d5a3f4f1a10' },
    };
    for (const [name, rule] of Object.entries(marks))
      expect(rule.safeParse(schema.marks[name]?.create(given[name]).attrs).success, name).toBe(true);
  });

  it('a receipt stays on text that becomes code', () => {
    const { code, generation } = schema.marks;
    expect(code && generation && code.excludes(generation)).toBe(false);
    expect(generation && schema.nodes.codeBlock?.allowsMarkType(generation)).toBe(true);
  });
});
