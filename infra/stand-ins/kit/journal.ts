/** What a stand-in was asked, newest last. Beyond its limits the oldest entries go. */
export interface Journal<Entry> {
  add(entry: Entry, sizeBytes: number): void;
  list(): Entry[];
  clear(): void;
  /** The `n`th entry (from 1) since the start or the last `clear`; waits for it when it has not come yet. */
  arrived(n: number): Promise<Entry>;
}

export interface JournalLimits {
  maxEntries: number;
  maxBytes: number;
}

interface Waiting<Entry> {
  n: number;
  resolve: (entry: Entry) => void;
}

export function journal<Entry>({ maxEntries, maxBytes }: JournalLimits): Journal<Entry> {
  let kept: { entry: Entry; sizeBytes: number }[] = [];
  let bytes = 0;
  let dropped = 0;
  let waiting: Waiting<Entry>[] = [];

  const drop = () => {
    const oldest = kept.shift();
    bytes -= oldest?.sizeBytes ?? 0;
    dropped += 1;
  };

  return {
    add(entry, sizeBytes) {
      kept.push({ entry, sizeBytes });
      bytes += sizeBytes;
      while (kept.length > maxEntries || (bytes > maxBytes && kept.length > 1)) drop();
      const total = dropped + kept.length;
      for (const one of waiting.filter((w) => w.n === total)) one.resolve(entry);
      waiting = waiting.filter((w) => w.n !== total);
    },
    list: () => kept.map(({ entry }) => entry),
    clear() {
      kept = [];
      bytes = 0;
      dropped = 0;
    },
    arrived(n) {
      const there = kept[n - 1 - dropped];
      if (there !== undefined) return Promise.resolve(there.entry);
      if (n <= dropped) return Promise.reject(new Error(`entry ${n} is no longer kept`));
      return new Promise((resolve) => waiting.push({ n, resolve }));
    },
  };
}
