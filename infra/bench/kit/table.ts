/** A row of a report: what was measured, under the heading of each column. */
export type Row = Readonly<Record<string, string>>;

/** A markdown table; the columns are those of the first row. */
export function markdownTable(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? '–'))),
  ].join('\n');
}
