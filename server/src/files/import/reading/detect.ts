import type { FileFormat } from '@penora/protocol/schemas/file';
import { broken, encrypted, wrongKind } from './faults.ts';
import { Zip } from './zip.ts';

/** What a file is by its content; a name only tells apart what is text in any case. */
export type Detected =
  | { format: 'txt' | 'md' | 'html' | 'rtf' | 'pdf'; zip: null }
  | { format: 'docx' | 'odt' | 'epub'; zip: Zip };

const HEAD_BYTES = 1_024;
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIPS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
/** How pictures, sounds, programs and archives begin that could pass for text in some encoding. */
const OTHERS = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
  [0x49, 0x44, 0x33],
  [0x25, 0x21, 0x50, 0x53],
];

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

/** Throws `wrongKind`, `encrypted`, `broken` or `bomb`. */
export async function detect(bytes: Uint8Array, name: string): Promise<Detected> {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if (head.includes('%PDF-')) return { format: 'pdf', zip: null };
  if (head.startsWith('{\\rtf')) return { format: 'rtf', zip: null };
  if (begins(bytes, OLE)) throw oldWord(bytes);
  if (ZIPS.some((magic) => begins(bytes, magic))) return inZip(bytes);
  if (OTHERS.some((magic) => begins(bytes, magic))) throw wrongKind();
  return { format: textFormat(head, name), zip: null };
}

function textFormat(head: string, name: string): 'txt' | 'md' | 'html' {
  const wide = head.replaceAll('\0', '');
  if (
    /^[\xef\xbb\xbf\xff\xfe\s]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
      wide,
    )
  )
    return 'html';
  if (/\.x?html?$/i.test(name) && /<\w+[\s>]/.test(wide)) return 'html';
  return /\.(?:md|markdown|mdown|mkd)$/i.test(name) ? 'md' : 'txt';
}

/** Locked Word files are in the old container too. */
function oldWord(bytes: Uint8Array): Error {
  const locked = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(locked)
    ? encrypted()
    : wrongKind('An old Word file (.doc)');
}

async function inZip(bytes: Uint8Array): Promise<Detected> {
  const zip = await Zip.open(bytes);
  const format = await zipFormat(zip);
  if (format === null) throw zip.names.length === 0 ? broken() : wrongKind('This archive');
  return { format, zip };
}

async function zipFormat(zip: Zip): Promise<Extract<FileFormat, 'docx' | 'odt' | 'epub'> | null> {
  if (zip.has('META-INF/container.xml')) return 'epub';
  if (zip.has('word/document.xml')) return 'docx';
  const type = zip.has('mimetype') ? await zip.text('mimetype') : '';
  if (type?.startsWith('application/epub')) return 'epub';
  if (zip.has('content.xml') && !/spreadsheet|presentation|graphics/.test(type ?? '')) return 'odt';
  return zip.names.some((name) => name.startsWith('word/')) ? 'docx' : null;
}
