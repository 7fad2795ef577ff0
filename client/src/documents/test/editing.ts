/** A ProseMirror state with our schema and the mark guard, without a browser. */
import { getSchema } from '@tiptap/core';
import type { Mark, Node, Schema } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import { generationOf } from '../generationMark.ts';
import { schemaExtensions } from '../schema.ts';

export const schema: Schema = getSchema(schemaExtensions());
export const ID = '7d3c1c1e-3b0a-4c11-9a65-0d5a3f4f1a10';
export const OTHER = '0f8a2f54-6a55-4b0d-8a2e-51e5b7c3d0aa';

export function markOf(id: string): Mark {
  const type = schema.marks.generation;
  if (type === undefined) throw new Error('no generation mark in the schema');
  return type.create({ id });
}

function node(name: string, attributes: Record<string, unknown> | null, content: readonly Node[]): Node {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`no ${name} in the schema`);
  return type.createChecked(attributes, content);
}

const textOf = (text: string, marks: readonly Mark[] = []): Node[] => (text === '' ? [] : [schema.text(text, marks)]);

/** `[own]` text between brackets is the model's. */
export const p = (text: string): Node =>
  node(
    'paragraph',
    null,
    text.split(/(\[[^\]]*\])/).flatMap((part) => {
      if (part.startsWith('[')) return textOf(part.slice(1, -1), [markOf(ID)]);
      return textOf(part);
    }),
  );

export const h = (level: number, text: string): Node => node('heading', { level }, textOf(text));
export const doc = (...blocks: Node[]): Node => node('doc', null, blocks);

export function stateWith(content: Node, at: number, plugins: readonly Plugin[] = []): EditorState {
  return EditorState.create({ doc: content, selection: TextSelection.create(content, at), plugins: [...plugins] });
}

/** The text with the model's parts in brackets, blocks joined by `|`. */
export function shown(content: Node): string {
  const blocks: string[] = [];
  content.descendants((block) => {
    if (!block.isTextblock) return true;
    let line = '';
    block.forEach((part) => {
      line += generationOf(part.marks) === null ? (part.text ?? '') : `[${part.text}]`;
    });
    blocks.push(line.replaceAll('][', ''));
    return false;
  });
  return blocks.join('|');
}
