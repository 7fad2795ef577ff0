/** Bounds of the slice: what waits in the database, and what a thread may take. */
export const importLimits = {
  /** Of one person; the oldest make room. */
  keptUploads: 20,
  keptBytes: 48 * 1_048_576,
  /** For reading one file. */
  readMs: 30_000,
  memoryMb: 512,
} as const;
