const LINE_LIMIT = 1_000;
/** What follows a message in lines of its own; statements and keys hold what people wrote. */
const ABOUT_STATEMENTS = /^(STATEMENT|DETAIL|CONTEXT|QUERY): |^\t/;

/**
 * A line of the server as it may be passed on, or undefined. The settings keep statements out of its log except in a
 * PANIC (a full disk), which always prints the one it met; further lines of a message begin with a tab.
 */
export function presentable(line: string): string | undefined {
  return ABOUT_STATEMENTS.test(line) ? undefined : line.slice(0, LINE_LIMIT);
}
