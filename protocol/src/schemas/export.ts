/** A text as a file. */
import { z } from 'zod';
import { Title } from './text.ts';

export const exportFormats = ['pdf', 'docx', 'epub', 'html', 'md', 'txt'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const Paper = z.enum(['a4', 'letter']);
export type Paper = z.infer<typeof Paper>;

/** `book`: as it is read; `manuscript`: as an editor wants it, 12 points and double spaced. */
export const FileStyle = z.enum(['book', 'manuscript']);
export type FileStyle = z.infer<typeof FileStyle>;

const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const ExportOptions = z.object({
  format: ExportFormat,
  paper: Paper.default('a4'),
  style: FileStyle.default('book'),
  /** A last page "How this text was made". */
  howMade: z.boolean().default(false),
});
export type ExportOptions = z.infer<typeof ExportOptions>;

/** The same as it stands in an address. */
export const ExportQuery = ExportOptions.extend({ howMade: Flag.default(false) });

/** A part of a text, as Tiptap's JSON; the server holds it against the rules of a document. */
export const SelectionExport = ExportOptions.omit({ howMade: true }).extend({
  title: Title.optional(),
  content: z.strictObject({ type: z.literal('doc'), content: z.array(z.unknown()).max(100_000) }),
});
