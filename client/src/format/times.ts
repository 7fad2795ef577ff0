/** Times in words, in the reader's own time zone. Given as ISO 8601, as the server sends them. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const withMinutes: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
const withSeconds: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium' };

/** "Nov 23, 2026, 5:03 PM": to the minute. */
export const atMinute = (iso: string): string => new Date(iso).toLocaleString('en-US', withMinutes);

/** "Nov 23, 2026, 5:03:09 PM": to the second. */
export const atSecond = (iso: string): string => new Date(iso).toLocaleString('en-US', withSeconds);

/** "Nov 23, 2026" */
export const onDay = (iso: string): string => new Date(iso).toLocaleDateString('en-US', { dateStyle: 'medium' });

/** "just now", "5 minutes ago", "yesterday", "3 days ago", then the day itself. */
export function ago(iso: string, now = Date.now()): string {
  const past = Math.max(0, now - Date.parse(iso));
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (past < minute) return 'just now';
  if (past < hour) return relative.format(-Math.floor(past / minute), 'minute');
  if (past < day) return relative.format(-Math.floor(past / hour), 'hour');
  if (past < 7 * day) return relative.format(-Math.floor(past / day), 'day');
  return onDay(iso);
}

/** "in 12 days", "today": when something in the bin goes for good. */
export function daysLeft(deletedAt: string, keptDays: number, now = Date.now()): string {
  const left = Math.ceil((Date.parse(deletedAt) + keptDays * day - now) / day);
  if (left <= 1) return 'today';
  return `in ${left} days`;
}
