/**
 * How deep lists and quotations may stand in each other. The server refuses a deeper document as a whole, so a change
 * that would make one is not made.
 */
import { MAX_DEPTH } from '@penora/protocol/document/nodes';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** The text of a block is one deeper. */
const MOST = MAX_DEPTH - 1;

/** The part of the new document that the change touches: what is wrapped lies between its ends. */
function touched({ mapping }: Transaction): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const [index, map] of mapping.maps.entries()) {
    const later = mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      from = Math.min(from, later.map(newFrom, -1));
      to = Math.max(to, later.map(newTo, 1));
    });
  }
  return { from, to };
}

function isTooDeep(node: Node, from: number, to: number, depth: number): boolean {
  let found = false;
  node.forEach((child, offset) => {
    const isTouched = offset < to && offset + child.nodeSize > from;
    if (found || !isTouched || child.isInline) return;
    found = depth >= MOST || isTooDeep(child, from - offset - 1, to - offset - 1, depth + 1);
  });
  return found;
}

export const depthLimit = (): Plugin =>
  new Plugin({
    key: new PluginKey('depthLimit'),
    filterTransaction(transaction) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) return true;
      const { from, to } = touched(transaction);
      return !isTooDeep(transaction.doc, from, to, 0);
    },
  });

export const DepthLimit = Extension.create({ name: 'depthLimit', addProseMirrorPlugins: () => [depthLimit()] });
