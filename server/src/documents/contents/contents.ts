import type { ContentFormat } from '@penora/protocol/schemas/project';
import type * as Y from 'yjs';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { plainText } from './plainText.ts';
import { type Tree, treeOf } from './tree.ts';

/** A tree in one of the formats of `GET …/content`; `json` is Tiptap's. */
export function render(tree: Tree, format: ContentFormat): string {
  switch (format) {
    case 'txt':
      return plainText(tree);
    case 'md':
      return markdown(tree);
    case 'html':
      return html(tree);
    case 'json':
      return JSON.stringify(tree);
    default:
      return format satisfies never;
  }
}

/** The text of a document as it is now. */
export const contents = (doc: Y.Doc, format: ContentFormat): string => render(treeOf(doc), format);
