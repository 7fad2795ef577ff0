import { setTimeout as sleep } from 'node:timers/promises';
import { Typist } from '../../../../server/src/documents/test/updates.ts';
import { figure, type Report } from '../../kit/report.ts';
import { hostileCases } from '../hostileCases.ts';
import { askForAll, eachRun, updateIn, updateMessage } from '../messages.ts';
import { BenchSocket } from '../socket.ts';
import { type Documents, type Target, type TargetName, withTarget } from '../target.ts';

/** A pair that has to wait longer counts as not served. */
const PATIENCE_MS = 10_000;
const EVERY_MS = 20;

/** Two people who mean well: one types, and the other measures how long each character takes. */
class GoodPair {
  longestMs = 0;
  readonly #sentAt = new Map<number, number>();
  readonly #typist = new Typist();
  #author: BenchSocket | null = null;
  #other: BenchSocket | null = null;
  #timer: NodeJS.Timeout | null = null;

  async enter({ addresses, headers }: Documents): Promise<void> {
    this.#author = await BenchSocket.open(addresses[0] ?? '', headers);
    this.#other = await BenchSocket.open(addresses[0] ?? '', headers, {
      message: (bytes) => this.#hear(updateIn(bytes, 'update')),
    });
    this.#other.send(askForAll);
    this.#author.send(updateMessage(this.#typist.begin()));
    this.#timer = setInterval(() => this.#type(), EVERY_MS);
  }

  /** Everything typed so far has arrived; what has not counts with the time that it has waited. */
  async served(): Promise<boolean> {
    if (this.#timer !== null) clearInterval(this.#timer);
    const begin = performance.now();
    while (this.#sentAt.size > 0 && performance.now() - begin < PATIENCE_MS) await sleep(5);
    for (const at of this.#sentAt.values()) this.longestMs = Math.max(this.longestMs, performance.now() - at);
    const isServed = this.#sentAt.size === 0 && this.#author?.isClosed === false && this.#other?.isClosed === false;
    this.#author?.close();
    this.#other?.close();
    return isServed;
  }

  #type(): void {
    this.#sentAt.set(this.#typist.clock, performance.now());
    this.#author?.send(updateMessage(this.#typist.type('x')));
  }

  #hear(update: Uint8Array | null): void {
    const now = performance.now();
    if (update === null) return;
    eachRun(update, (client, from, length) => {
      for (let clock = from; clock < from + length; clock += 1) {
        const at = this.#sentAt.get(clock);
        if (client !== this.#typist.client || at === undefined) continue;
        this.#sentAt.delete(clock);
        this.longestMs = Math.max(this.longestMs, now - at);
      }
    });
  }
}

/** One case while the pair types on. */
async function suffer(target: Target, make: () => Uint8Array[]) {
  const documents = await target.documents(1);
  const pair = new GoodPair();
  await pair.enter(documents);
  await sleep(300);
  const bad = await BenchSocket.open(documents.addresses[0] ?? '', documents.headers);
  for (const bytes of make()) {
    if (bad.isClosed) break;
    bad.raw(bytes);
  }
  await sleep(1_200);
  const isServed = await pair.served();
  const said = bad.isClosed || bad.closeCode !== null ? String(bad.closeCode ?? 'cut') : 'open';
  bad.close();
  return { isServed, ms: pair.longestMs, said };
}

async function suffered(name: TargetName): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const [title, make] of Object.entries(hostileCases)) {
    // Afresh for each case at the usual server, which may not survive it.
    if (name === 'penora') break;
    const word = await withTarget(name, async (target) => {
      const { isServed, ms } = await suffer(target, make);
      return isServed ? `${figure(ms)} ms` : `not served (${figure(ms)} ms)`;
    }).catch(() => 'the process ended');
    words.set(title, word);
  }
  return words;
}

/** All cases on one server, one after the other: the longest time that a good pair's character took, and memory. */
export async function hostile(report: Report): Promise<void> {
  const usual = await suffered('usual');
  const { rows, grownBytes } = await withTarget('penora', async (target) => {
    await suffer(target, () => []);
    const before = await target.process.memoryBytes();
    const lines = [];
    for (const [title, make] of Object.entries(hostileCases)) {
      const { isServed, ms, said } = await suffer(target, make);
      const penora = isServed ? `${figure(ms)} ms` : `not served (${figure(ms)} ms)`;
      lines.push({ case: title, usual: usual.get(title) ?? '–', penora, 'its sender got': said });
    }
    await sleep(2_000);
    return { rows: lines, grownBytes: (await target.process.memoryBytes()) - before };
  });
  const notes = `Memory of penora after all of them: ${figure(grownBytes / 1_048_576)} MB more than before.`;
  report.add({
    title: 'Hostile input: the longest that a character of a good pair in the same room took',
    rows,
    notes,
  });
}
