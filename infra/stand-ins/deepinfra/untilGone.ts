/** Resolves when `start`'s callback is called or the client is gone, and undoes what was begun. */
export function untilGone(gone: AbortSignal, start: (over: () => void) => () => unknown): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) {
      resolve();
      return;
    }
    const over = () => {
      gone.removeEventListener('abort', over);
      undo();
      resolve();
    };
    const undo = start(over);
    gone.addEventListener('abort', over, { once: true });
  });
}
