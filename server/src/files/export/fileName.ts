import type { ExportFormat } from '@penora/protocol/schemas/export';

/** Separators, what Windows forbids, and signs that only change how a name looks. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{e000}-\u{f8ff}]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST = 80;

/** A title as a name that every system can keep. A spreadsheet that reads a list of them finds no formula. */
export function safeName(title: string): string {
  const plain = title.toWellFormed().normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  const short = Array.from(plain).slice(0, LONGEST).join('');
  const trimmed = short.replace(/^[\s.=+@-]+|[\s.]+$/g, '');
  if (trimmed === '') return 'Untitled';
  return RESERVED.test(trimmed) ? `${trimmed.slice(0, 3)} ${trimmed.slice(3)}`.trim().concat(' text') : trimmed;
}

export const fileNameOf = (title: string, format: ExportFormat): string => `${safeName(title)}.${format}`;

export const mediaTypes: Record<ExportFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};
