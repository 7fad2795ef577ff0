import { deflateRawSync } from 'node:zlib';
import { limits } from '@penora/protocol/catalog/limits';
import type { FileFormat } from '@penora/protocol/schemas/file';
import { cleanTitle } from '@penora/protocol/schemas/text';
import { countWords } from '@penora/protocol/words/pieces';
import { documentFromTree } from '../../../documents/contents/fromTree.ts';
import { plainText } from '../../../documents/contents/plainText.ts';
import type { Tree } from '../../../documents/contents/tree.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { chaptersOf } from './chapters.ts';
import { decode } from './decode.ts';
import { type Detected, detect } from './detect.ts';
import { readDocx } from './docx.ts';
import { readEpub } from './epub.ts';
import { broken, emptyFile, noText } from './faults.ts';
import { readHtml } from './html.ts';
import { languageOf } from './language.ts';
import { readingLimits } from './limits.ts';
import { looksLikeMarkdown } from './looksLikeMarkdown.ts';
import { readMarkdown } from './markdown.ts';
import { readOdt } from './odt.ts';
import { readPdf } from './pdf/pdf.ts';
import { readPlain } from './plain.ts';
import type { Found, Reading, ReadJob } from './reading.ts';
import { readRtf } from './rtf/rtf.ts';
import { workText } from './workText.ts';

/** All that is known of a file. Throws one of faults.ts, whatever is wrong with it. */
export async function read({ bytes, name }: ReadJob): Promise<Reading> {
  if (bytes.length === 0) throw emptyFile();
  const detected = await detect(bytes, name);
  const { format, ...found } = await contentOf(detected, bytes).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    throw broken();
  });
  return present(format ?? detected.format, name, found);
}

/** With the format where that shows only in the text. */
async function contentOf({ format, zip }: Detected, bytes: Uint8Array): Promise<Found & { format?: FileFormat }> {
  switch (format) {
    case 'txt': {
      const text = decode(bytes);
      return looksLikeMarkdown(text) ? { format: 'md', ...readMarkdown(text) } : { tree: readPlain(text) };
    }
    case 'md':
      return readMarkdown(decode(bytes));
    case 'html':
      return readHtml(bytes);
    case 'docx':
      return readDocx(zip);
    case 'pdf':
      return readPdf(bytes);
    case 'rtf':
      return readRtf(bytes);
    case 'odt':
      return readOdt(zip);
    case 'epub':
      return readEpub(zip);
    default:
      return format satisfies never;
  }
}

function present(format: FileFormat, name: string, found: Found): Reading {
  const text = plainText(found.tree);
  if (text.trim() === '') throw noText();
  const words = countWords(text);
  const chapters = chaptersOf(found.tree);
  return {
    title: titleOf(name, found),
    facts: {
      format,
      words,
      pages: Math.ceil(words / limits.wordsPerFilePage),
      sizeBytes: Buffer.byteLength(text),
      characters: text.length,
      language: languageOf(text, found.language),
      chapters: chapters.count,
      chapterTitles: chapters.titles,
      preview: previewOf(text),
      notices: noticesOf(found),
    },
    text: deflated(workText(found.tree)),
    document: documentOf(found.tree, text),
  };
}

const deflated = (content: string | Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(deflateRawSync(content));

function documentOf(tree: Tree, text: string): Uint8Array<ArrayBuffer> | null {
  const update = Buffer.byteLength(text) > limits.storageBytes ? null : documentFromTree(tree);
  return update === null ? null : deflated(update);
}

/** A book says its own title; elsewhere the name of the file is what people know it by. */
const titleOf = (name: string, { title = '' }: Found): string =>
  cleanTitle(title.trim() || name.replace(/\.[\p{L}\p{N}]{1,8}$/u, ''));

function previewOf(text: string): string {
  const most = readingLimits.previewCharacters;
  if (text.length <= most) return text;
  return `${text
    .slice(0, most)
    .replace(/\s+\S*$/, '')
    .toWellFormed()}…`;
}

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one} was left out.` : `${count} ${many} were left out.`];

const flattened = ({ tables = 0, raised = 0 }: Found): string[] => [
  ...(tables === 0 ? [] : [tables === 1 ? '1 table became lines.' : `${tables} tables became lines.`]),
  ...(raised === 0 ? [] : ['Raised and lowered signs stand in the line.']),
];

const noticesOf = ({ comments = 0, pictures = 0, notices = [], ...found }: Found): string[] => [
  ...counted(comments, 'comment', 'comments'),
  ...counted(pictures, 'picture', 'pictures'),
  ...flattened(found),
  ...notices,
];
