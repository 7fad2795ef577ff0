import { MAX_DEPTH } from '@penora/protocol/document/nodes';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import { depthLimit } from './depth.ts';
import { doc, p, schema } from './test/editing.ts';

/** A paragraph in so many quotations. */
function quoted(times: number): Node {
  let inner = p('deep');
  for (let count = 0; count < times; count += 1) inner = schema.node('blockquote', null, [inner]);
  return inner;
}

const state = (content: Node): EditorState => EditorState.create({ doc: content, plugins: [depthLimit()] });
const isTaken = (before: EditorState, make: (tr: Transaction) => Transaction): boolean =>
  before.applyTransaction(make(before.tr)).transactions.length > 0;

describe('how deep blocks may stand in each other', () => {
  const most = MAX_DEPTH - 2;

  it('what is pasted fits or is not taken', () => {
    const before = state(doc(p('first')));
    expect(isTaken(before, (tr) => tr.insert(0, quoted(most)))).toBe(true);
    expect(isTaken(before, (tr) => tr.insert(0, quoted(most + 1)))).toBe(false);
  });

  it('wrapping counts what is inside', () => {
    const wrap = (content: Node) => (tr: Transaction) => {
      const range = content.resolve(1).blockRange(content.resolve(content.content.size - 1));
      const { blockquote } = schema.nodes;
      if (range === null || blockquote === undefined) throw new Error('nothing to wrap');
      return tr.wrap(range, [{ type: blockquote }]);
    };
    const [fits, full] = [doc(quoted(most - 1)), doc(quoted(most))];
    expect(isTaken(state(fits), wrap(fits))).toBe(true);
    expect(isTaken(state(full), wrap(full))).toBe(false);
  });

  it('typing in the deepest block goes on, and what others made comes in', () => {
    const content = doc(quoted(most));
    expect(isTaken(state(content), (tr) => tr.insertText('x', most + 2))).toBe(true);
    expect(isTaken(state(content), (tr) => tr.insert(0, quoted(most + 1)).setMeta(ySyncPluginKey, {}))).toBe(true);
  });
});
