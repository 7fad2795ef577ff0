import * as Y from 'yjs';
import { plainText } from '../../documents/contents/plainText.ts';
import { type Tree, treeOf } from '../../documents/contents/tree.ts';
import { makeDoc } from '../../documents/doc/makeDoc.ts';
import { unreachable } from '../../kernel/errors.ts';
import { languageOf } from './language.ts';
import type { ExportJob, Manuscript, Source } from './manuscript.ts';
import { modelNodes } from './modelText.ts';
import { encoded } from './pieces.ts';
import { selectionTree } from './selection.ts';

function treeFrom(source: Source): Tree {
  switch (source.kind) {
    case 'tree':
      return source.tree;
    case 'selection':
      return selectionTree(source);
    case 'text':
      return { type: 'doc', content: modelNodes(source.text) };
    case 'document': {
      const doc = makeDoc();
      doc.transact(() => {
        for (const update of source.updates) Y.applyUpdate(doc, update);
      });
      const tree = treeOf(doc);
      doc.destroy();
      return tree;
    }
    default:
      return unreachable(source);
  }
}

/** Makes the file, piece by piece as far as its format allows. What one format needs is only loaded for it. */
export async function* make({ source, facts, options }: ExportJob): AsyncGenerator<Uint8Array> {
  const tree = treeFrom(source);
  const manuscript: Manuscript = { ...facts, tree, language: languageOf(plainText(tree)) };
  switch (options.format) {
    case 'pdf':
      return yield* (await import('./pdf/pdf.ts')).pdf(manuscript, options);
    case 'docx':
      return yield await (await import('./docx/docx.ts')).docx(manuscript, options);
    case 'epub':
      return yield* (await import('./epub/epub.ts')).epub(manuscript);
    case 'html':
      return yield* encoded((await import('./text/page.ts')).page(manuscript));
    case 'md':
      return yield* encoded((await import('./text/plain.ts')).markdownFile(manuscript));
    case 'txt':
      return yield* encoded((await import('./text/plain.ts')).textFile(manuscript));
    default:
      return unreachable(options.format);
  }
}
