/** What a process has done with updates since it began. */
export interface Counters {
  updates: number;
  updateBytes: number;
  deliveries: number;
  refused: number;
  dropped: number;
  conflicts: number;
  retries: number;
}
