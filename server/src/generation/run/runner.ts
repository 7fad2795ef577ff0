import { statement } from '../../database/sql.ts';
import type { Unsubscribe } from '../../kernel/channel.ts';
import { ChunkCommits } from '../chunk/chunkCommits.ts';
import { announceEnd } from '../delivery/announce.ts';
import { generationStops } from '../delivery/topics.ts';
import type { GenerationDeps } from '../deps.ts';
import { learnLength } from '../estimates/learn.ts';
import type { GenerationRecord } from '../tables.ts';
import { assemble } from './assemble.ts';
import { Beat } from './beat.ts';
import { finish } from './finish.ts';
import type { Run } from './run.ts';
import { TokenRates } from './tokens.ts';

const heartbeatStatement = statement<{ id: string }>(
  `update generations set lease_until = now() + $3 * interval '1 millisecond'
   where id in (
     select id from generations where id = any($1::uuid[]) and lease_owner = $2 and status = 'streaming'
     order by id for update
   ) returning id`,
  'generation_heartbeat',
);

/** A chunk leaves by so much of the pause later than it might. */
const BEATS_PER_PAUSE = 4;

interface Active {
  record: GenerationRecord;
  run: Run | null;
  over: Promise<void>;
  unsubscribe: Unsubscribe;
}

/** The generations that this process runs. They belong to no tab and no request (G9). */
export class Runner {
  readonly #deps: GenerationDeps;
  readonly #active = new Map<string, Active>();
  readonly commits: ChunkCommits;
  readonly rates = new TokenRates();
  readonly beat: Beat;
  #onOver: (record: GenerationRecord) => Promise<void> = async () => undefined;
  #isDraining = false;

  constructor(deps: GenerationDeps) {
    this.#deps = deps;
    this.commits = new ChunkCommits(deps.db.hot);
    this.beat = new Beat(deps.limits.chunkPauseMs / BEATS_PER_PAUSE);
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  get ids(): string[] {
    return [...this.#active.keys()];
  }

  /** Who asked for what runs here, and where. */
  get asking(): { id: string; code: string; userId: string }[] {
    return [...this.#active.values()].map(({ record: { id, projectCode, askedBy, requestedBy } }) => {
      return { id, code: projectCode, userId: askedBy ?? requestedBy };
    });
  }

  /** Called after each run that has ended here. */
  set onOver(listener: (record: GenerationRecord) => Promise<void>) {
    this.#onOver = listener;
  }

  /** Runs a generation whose row says `streaming` under this process and epoch. Returns at once. */
  begin(record: GenerationRecord): void {
    const before = this.#active.get(record.id);
    const stop = (): void => this.#active.get(record.id)?.run?.stop();
    const active: Active = {
      record,
      run: null,
      over: Promise.resolve(),
      unsubscribe: generationStops.subscribe(this.#deps.channel, record.id, stop),
    };
    this.#active.set(record.id, active);
    active.over = (before?.over ?? Promise.resolve()).then(() => this.#runToEnd(active));
  }

  /** Renews the leases; a generation that is not ours any more is given up (G8). */
  async heartbeat(): Promise<void> {
    const ids = this.ids;
    if (ids.length === 0) return;
    const { db, processId, limits } = this.#deps;
    const rows = await db.sql.query(heartbeatStatement, [ids, processId, limits.leaseMs]);
    const ours = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!ours.has(id)) this.#active.get(id)?.run?.stop();
  }

  /** Brings every run to a chunk's end and marks it interrupted; begins no other. */
  async shutdown(): Promise<void> {
    this.#isDraining = true;
    for (const { run } of this.#active.values()) run?.drain();
    await this.settled();
  }

  /** Resolves when nothing runs here. */
  async settled(): Promise<void> {
    while (this.#active.size > 0) await Promise.all([...this.#active.values()].map(({ over }) => over));
  }

  async #runToEnd(active: Active): Promise<void> {
    const { record } = active;
    const { db, log } = this.#deps;
    try {
      const assembled = await assemble(this.#deps, record, this);
      active.run = assembled.run;
      if (this.#isDraining) assembled.run.drain();
      const over = await assembled.run.toEnd().finally(() => assembled.close());
      if (over.kind === 'lost') return;
      const { seq, words, costMilliku } = assembled.chunks;
      const isOurs = over.isStored || (await finish(db.sql, record.id, record.epoch, over.ending)) !== null;
      if (isOurs) await announceEnd(this.#deps, { ...record, ...over.ending, seq, words, cost: costMilliku });
      if (isOurs) await learnLength(db, record.id, over.ending);
    } catch (error) {
      // The lease runs out and the sweep closes it: it may be that the database is away.
      log.error({ err: error, generation: record.id }, 'a generation was abandoned');
    } finally {
      active.unsubscribe();
      if (this.#active.get(record.id) === active) this.#active.delete(record.id);
      void this.#onOver(record).catch((error: unknown) => log.warn({ err: error }, 'the queue could not go on'));
    }
  }
}
