/** One cell (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function textCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A row of cells that are ready, with the line end of the format. */
export const row = (cells: readonly (string | number)[]): string => `${cells.join(',')}\r\n`;

/** Spreadsheets take a file without it for the machine's own code page. */
export const BYTE_ORDER_MARK = '\ufeff';
