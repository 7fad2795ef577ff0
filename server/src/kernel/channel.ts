/**
 * Between processes, and between parts of one process, travel only hints about what the database already holds:
 * a lost message costs time, never truth (design.md, "Commit, then publish; a gap is healed by number").
 */
export type Unsubscribe = () => void;
export type Listener = (message: Uint8Array) => void;

export interface Channel {
  /** Tells every subscriber, in this process and in others. Never throws; a message may be lost. */
  publish(topic: string, message: Uint8Array): void;
  subscribe(topic: string, listener: Listener): Unsubscribe;
  /** False when a topic has one subscriber at most, who need not tell itself anything. */
  hasOthers(topic: string): boolean;
  /** False while other processes cannot be reached. */
  connected(): boolean;
  /** True when there never are others: then nobody needs a message as bytes (kernel/topic.ts). */
  readonly isLocal?: boolean;
  close(): Promise<void>;
}

/** One process: subscribers are called at once, in the order in which they subscribed. */
export function localChannel(): Channel {
  const topics = new Map<string, Set<Listener>>();
  return {
    publish(topic, message) {
      for (const listener of topics.get(topic) ?? []) listener(message);
    },
    subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
      };
    },
    hasOthers: (topic) => (topics.get(topic)?.size ?? 0) > 1,
    connected: () => true,
    isLocal: true,
    close: async () => topics.clear(),
  };
}
