/**
 * What is kept in this browser. It is read back through a schema, since an older version may have written it; where
 * storage is full or forbidden nothing is kept, which whoever keeps something here can do without.
 */
import type { z } from 'zod';

/** Null when nothing is kept, or something else. */
export function onDevice<Value>(key: string, schema: z.ZodType<Value>): Value | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : (schema.safeParse(JSON.parse(kept)).data ?? null);
  } catch {
    return null;
  }
}

/** Null forgets. */
export function keepOnDevice(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // As said above.
  }
}
