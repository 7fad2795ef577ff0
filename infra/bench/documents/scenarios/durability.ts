import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { Typist } from '../../../../server/src/documents/test/updates.ts';
import { seeded } from '../../../test/kit/seeded.ts';
import { figure, type Report } from '../../kit/report.ts';
import { joinOnce } from '../joiner.ts';
import { askForAll, eachRun, updateIn, updateMessage } from '../messages.ts';
import { BenchSocket } from '../socket.ts';
import { type Documents, type Target, withTarget } from '../target.ts';

const RUNS = 20;
const ROOMS = 5;
/** Each room's typist makes so many characters a second. */
const RATE = 50;

/** A room with somebody who types and somebody who sees it. */
interface Watched {
  typist: Typist;
  /** One past the last clock that the other has seen. */
  seen: number;
}

async function watch(documents: Documents, address: string, sockets: BenchSocket[]): Promise<[Watched, () => void]> {
  const watched: Watched = { typist: new Typist(), seen: 0 };
  const author = await BenchSocket.open(address, documents.headers);
  const other = await BenchSocket.open(address, documents.headers, {
    message(bytes) {
      const update = updateIn(bytes, 'update');
      if (update === null) return;
      eachRun(update, (client, clock, length) => {
        if (client === watched.typist.client) watched.seen = Math.max(watched.seen, clock + length);
      });
    },
  });
  other.send(askForAll);
  author.send(updateMessage(watched.typist.begin()));
  sockets.push(author, other);
  return [watched, () => author.send(updateMessage(watched.typist.type('x')))];
}

/** Types, kills the server at a moment that the dice choose, and asks a new one as a new client. */
async function killed(target: Target, random: () => number): Promise<{ seen: number; lost: number }> {
  const documents = await target.documents(ROOMS);
  const sockets: BenchSocket[] = [];
  const rooms = await Promise.all(documents.addresses.map((address) => watch(documents, address, sockets)));
  const typing = setInterval(() => {
    for (const [, type] of rooms) type();
  }, 1_000 / RATE);
  await sleep(1_000 + random() * 1_500);
  await target.restart('SIGKILL');
  clearInterval(typing);
  for (const socket of sockets) socket.close();
  const result = { seen: 0, lost: 0 };
  const after = target.again(documents);
  for (const [index, [{ typist, seen }]] of rooms.entries()) {
    const { state } = await joinOnce({ ...after, addresses: after.addresses.slice(index) });
    const kept = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)).get(typist.client) ?? 0;
    result.seen += Math.max(0, seen - 2);
    result.lost += Math.max(0, seen - kept);
  }
  return result;
}

/** kill -9 in the middle of typing: what others had seen must be there afterwards. */
export async function durability(report: Report): Promise<void> {
  const random = seeded(9);
  const sum = { seen: 0, lost: 0 };
  await withTarget('penora', async (target) => {
    for (let run = 0; run < RUNS; run += 1) {
      const { seen, lost } = await killed(target, random);
      sum.seen += seen;
      sum.lost += lost;
    }
  });
  const database = process.env.DATABASE_URL === undefined ? 'embedded' : 'external';
  const row = { runs: String(RUNS), 'characters seen by others': figure(sum.seen), lost: figure(sum.lost) };
  report.add({ title: `kill -9 while five rooms type, ${database} database`, rows: [row] });
}
