/** Waits for something to be true, looking again whenever `onChange` calls; no clock is involved. */
export function until<T>(onChange: (look: () => void) => () => void, find: () => T | undefined | false): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = (): void => {};
    const look = (): void => {
      try {
        const found = find();
        if (found === undefined || found === false) return;
        stop();
        resolve(found);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    stop = onChange(look);
    look();
  });
}
