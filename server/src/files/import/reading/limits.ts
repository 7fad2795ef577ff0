/** Bounds of what is read from one file: a text of 20 MB is beyond every novel, and everything unfolds to a few times. */
export const readingLimits = {
  /** Files in a ZIP. */
  entries: 4_096,
  /** Of all that is unpacked from one. */
  inflatedBytes: 96 * 1_048_576,
  /** Of one part. */
  entryBytes: 48 * 1_048_576,
  /** Characters of text in the result. */
  characters: 8_000_000,
  blocks: 400_000,
  pages: 5_000,
  /** Lists in lists, quotations in quotations; a document may have 64 levels. */
  depth: 24,
  /** Elements in elements of HTML; browsers stop at 512. */
  elements: 20_000,
  chapterTitles: 200,
  previewCharacters: 1_200,
} as const;
