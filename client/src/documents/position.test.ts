import { absolutePositionToRelativePosition, initProseMirrorDoc, prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodePosition } from './position.ts';
import { doc, h, p, schema } from './test/editing.ts';

function open(...blocks: Parameters<typeof doc>) {
  const ydoc = new Y.Doc();
  const fragment = ydoc.getXmlFragment('default');
  prosemirrorToYXmlFragment(doc(...blocks), fragment);
  const { mapping } = initProseMirrorDoc(fragment, schema);
  const at = (position: number): string =>
    encodePosition(absolutePositionToRelativePosition(position, fragment, mapping));
  return { ydoc, fragment, at };
}

/** What the server does with it. */
function found(ydoc: Y.Doc, base64: string) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), ydoc);
}

describe('a caret as the API takes it', () => {
  it('points into the text it stands in', () => {
    const { ydoc, fragment, at } = open(h(1, 'Title'), p('The lamp was lit.'));
    // Seven tokens of the heading, one to open the paragraph, then "The ".
    const place = found(ydoc, at(12));
    const paragraph = fragment.get(1);
    expect(place?.type).toBe(paragraph instanceof Y.XmlElement ? paragraph.get(0) : null);
    expect(place?.index).toBe(4);
  });

  it('stays at its words while somebody writes before it', () => {
    const { ydoc, fragment, at } = open(p('The lamp was lit.'));
    const position = at(5);
    const paragraph = fragment.get(0);
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error('no text');
    text.insert(0, 'Then: ');
    expect(found(ydoc, position)?.index).toBe(10);
  });

  it('works in an empty paragraph and at the very beginning', () => {
    const { ydoc, fragment, at } = open(p('One.'), p(''));
    expect(found(ydoc, at(0))?.type).toBe(fragment);
    expect(found(ydoc, at(7))?.type).toBe(fragment.get(1));
  });

  it('is plain base64', () => {
    const { at } = open(p('The lamp was lit.'));
    expect(at(3)).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
  });
});
