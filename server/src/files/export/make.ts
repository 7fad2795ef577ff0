import * as Y from 'yjs';
import { blocksOf } from '../../documents/contents/fromText.ts';
import { plainText } from '../../documents/contents/plainText.ts';
import { type Tree, type TreeNode, treeOf } from '../../documents/contents/tree.ts';
import { makeDoc } from '../../documents/doc/makeDoc.ts';
import { unreachable } from '../../kernel/errors.ts';
import { languageOf } from './language.ts';
import type { ExportJob, Manuscript, Source } from './manuscript.ts';

const HEADING = /^(#{1,3})\s+(.+)$/;

/** What a model wrote: blocks, and headings where it marked them. */
function nodeOf(block: string): TreeNode {
  const [, signs, title] = HEADING.exec(block) ?? [];
  if (signs === undefined || title === undefined)
    return { type: 'paragraph', content: [{ type: 'text', text: block }] };
  return { type: 'heading', attrs: { level: signs.length }, content: [{ type: 'text', text: title }] };
}

function treeFrom(source: Source): Tree {
  switch (source.kind) {
    case 'tree':
      return source.tree;
    case 'text':
      return { type: 'doc', content: blocksOf(source.text).map(nodeOf) };
    case 'document': {
      const doc = makeDoc();
      Y.applyUpdate(doc, source.update);
      const tree = treeOf(doc);
      doc.destroy();
      return tree;
    }
    default:
      return unreachable(source);
  }
}

const encoder = new TextEncoder();

/** Makes the file. What one format needs is only loaded for it. */
export async function make({ source, facts, options }: ExportJob): Promise<Uint8Array<ArrayBuffer>> {
  const tree = treeFrom(source);
  const manuscript: Manuscript = { ...facts, tree, language: languageOf(plainText(tree)) };
  switch (options.format) {
    case 'pdf':
      return (await import('./pdf/pdf.ts')).pdf(manuscript, options);
    case 'docx':
      return (await import('./docx/docx.ts')).docx(manuscript, options);
    case 'epub':
      return (await import('./epub/epub.ts')).epub(manuscript);
    case 'html':
      return encoder.encode((await import('./text/page.ts')).page(manuscript));
    case 'md':
      return encoder.encode((await import('./text/plain.ts')).markdownFile(manuscript));
    case 'txt':
      return encoder.encode((await import('./text/plain.ts')).textFile(manuscript));
    default:
      return unreachable(options.format);
  }
}
