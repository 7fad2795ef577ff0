import type { VersionLimits } from './limits.ts';

export interface Kept {
  id: string;
  at: Date;
  bytes: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long, and of how much time one version is enough then. */
const steps = [
  { untilMs: DAY_MS, spanMs: 0 },
  { untilMs: 7 * DAY_MS, spanMs: HOUR_MS },
  { untilMs: 30 * DAY_MS, spanMs: DAY_MS },
  { untilMs: Number.POSITIVE_INFINITY, spanMs: 7 * DAY_MS },
];

/**
 * Which versions without a name are one too many: all of the last day stay, one an hour for a week, one a day for a
 * month, one a week beyond; of each span the newest. What is still too much goes from the oldest on. The order of
 * `versions` does not matter.
 */
export function superfluous(
  versions: readonly Kept[],
  now: Date,
  limits: Pick<VersionLimits, 'automatic' | 'automaticBytes'>,
): string[] {
  const newestFirst = versions.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const seen = new Set<string>();
  const out: string[] = [];
  let count = 0;
  let bytes = 0;
  for (const version of newestFirst) {
    const fits = count < limits.automatic && bytes + version.bytes <= limits.automaticBytes;
    const isNew = isFirstOfSpan(version.at, now, seen);
    if (isNew && (fits || count === 0)) {
      count += 1;
      bytes += version.bytes;
    } else out.push(version.id);
  }
  return out;
}

/** Notes the span that a version stands for; false when a newer one stands for it already. */
function isFirstOfSpan(at: Date, now: Date, seen: Set<string>): boolean {
  const age = now.getTime() - at.getTime();
  const { spanMs } = steps.find(({ untilMs }) => age < untilMs) ?? { spanMs: 0 };
  if (spanMs === 0) return true;
  const key = `${spanMs} ${Math.floor(at.getTime() / spanMs)}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
