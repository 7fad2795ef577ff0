import { setTimeout as wait } from 'node:timers/promises';
import type { Unsubscribe } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import { type ClosableSource, closable } from './closable.ts';
import { type FeedAudience, ProjectFeed } from './feed.ts';
import type { FeedSource } from './source.ts';

const POLL_MS = 2_000;
/** What was committed just before the poll is on its way; only what has not come by then was missed. */
const GRACE_MS = 250;

/** The feeds of the projects that somebody in this process watches; a feed lives while one is held. */
export class Feeds {
  readonly #source: ClosableSource;
  readonly #audienceOf: (code: string) => FeedAudience;
  readonly #log: Logger;
  readonly #watchProject: (code: string) => Unsubscribe;
  readonly #open = new Map<string, { feed: ProjectFeed; holders: number; unwatch: Unsubscribe }>();
  readonly #timer: NodeJS.Timeout;
  #isPolling = false;

  /** `watchProject` listens for what happens to a project itself while its feed is open. */
  constructor(
    source: FeedSource,
    audienceOf: (code: string) => FeedAudience,
    watchProject: (code: string) => Unsubscribe,
    log: Logger,
  ) {
    this.#watchProject = watchProject;
    this.#source = closable(source);
    this.#audienceOf = audienceOf;
    this.#log = log;
    this.#timer = setInterval(() => void this.poll(), POLL_MS);
  }

  /** Holds the feed of a project until `release` is called as often. */
  hold(code: string): ProjectFeed {
    const known = this.#open.get(code);
    if (known !== undefined) {
      known.holders += 1;
      return known.feed;
    }
    const feed = new ProjectFeed(code, this.#source, this.#audienceOf(code), this.#log);
    this.#open.set(code, { feed, holders: 1, unwatch: this.#watchProject(code) });
    return feed;
  }

  release(code: string): void {
    const known = this.#open.get(code);
    if (known === undefined) return;
    known.holders -= 1;
    if (known.holders > 0) return;
    this.#open.delete(code);
    known.unwatch();
    void known.feed.close();
  }

  /** The number up to which those who look at a project from here were told of a generation. */
  deliveredUpTo(code: string, id: string): number {
    return this.#open.get(code)?.feed.deliveredUpTo(id) ?? 0;
  }

  /** Tells what was heard until now; when it resolves nothing is being asked, and nothing will be. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { unwatch } of open) unwatch();
    await Promise.all(open.map(({ feed }) => feed.close()));
    await this.#source.close();
  }

  /** One question for all that are open; called by a timer. */
  async poll(): Promise<void> {
    const open = [...this.#open];
    if (open.length === 0 || this.#isPolling) return;
    this.#isPolling = true;
    try {
      const standings = Map.groupBy(await this.#source.standings(open.map(([code]) => code)), ({ code }) => code);
      const behind = (): typeof open => open.filter(([code, { feed }]) => feed.isBehind(standings.get(code) ?? []));
      if (behind().length === 0) return;
      await wait(GRACE_MS);
      // By and by: all of them at once would take the connections of everybody else.
      for (const [code, held] of behind()) if (this.#open.get(code) === held) await held.feed.poll();
    } catch (error) {
      this.#log.warn({ err: error }, 'the feeds could not be checked');
    } finally {
      this.#isPolling = false;
    }
  }
}
