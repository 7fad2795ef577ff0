/** Sizes and counts in words. */

/** "1 word", "1,204 words". `many` where the plural is not made by an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** "1,204" */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** "0 bytes", "812 bytes", "12.4 KB", "1 MB". A kilobyte has 1,024 bytes, as the 1 MB of storage has 1,048,576. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_024) return counted(bytes, 'byte');
  const inMegabytes = bytes >= 1_048_576;
  const value = bytes / (inMegabytes ? 1_048_576 : 1_024);
  const decimals = value < 100 ? 1 : 0;
  // Rounding must not turn 1,023.96 KB into "1024 KB".
  const text = Math.min(value, inMegabytes ? Number.POSITIVE_INFINITY : 1_023)
    .toFixed(decimals)
    .replace(/\.0$/, '');
  return `${text} ${inMegabytes ? 'MB' : 'KB'}`;
}

/** 0 to 100, whole; 1 as soon as there is anything, 100 only when it is full. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0 || part >= whole) return part > 0 || whole <= 0 ? 100 : 0;
  return part <= 0 ? 0 : Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}

/** "$20", "$1.50" from US cents. */
export function dollars(cents: number): string {
  const whole = cents % 100 === 0;
  return `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 })}`;
}
