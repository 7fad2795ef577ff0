import { useState } from 'react';

/** Something that takes its time and may fail. */
export interface Task {
  busy: boolean;
  /** What went wrong the last time; null while all is well. */
  failure: unknown;
  /** Never rejects. */
  run: (work: () => Promise<unknown>) => Promise<void>;
}

/** `tell` says what goes wrong, where the page itself does not show `failure`. */
export function useTask(tell?: (error: unknown) => void): Task {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
      tell?.(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
