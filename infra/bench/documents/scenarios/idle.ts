import { setTimeout as sleep } from 'node:timers/promises';
import { Typist } from '../../../../server/src/documents/test/updates.ts';
import { figure, type Report } from '../../kit/report.ts';
import { askForAll, updateMessage } from '../messages.ts';
import { BenchSocket } from '../socket.ts';
import { type Target, withTarget } from '../target.ts';

const ROOMS = 500;
const CLIENTS = 4;
const SETTLE_MS = 4_000;

/** Memory of the process when nothing moves: for each room, and for each connection beyond its first. */
async function idleIn(target: Target): Promise<Record<string, string>> {
  const { addresses, headers } = await target.documents(ROOMS);
  const sockets: BenchSocket[] = [];
  const enter = async (address: string): Promise<BenchSocket> => {
    const socket = await BenchSocket.open(address, headers);
    sockets.push(socket);
    socket.send(askForAll);
    return socket;
  };
  const settled = async (): Promise<number> => {
    await sleep(SETTLE_MS);
    return target.process.memoryBytes();
  };
  // What is made once, by the first who come, is not counted.
  for (const address of addresses.slice(0, 20)) (await enter(address)).close();
  const empty = await settled();
  for (const address of addresses) {
    const socket = await enter(address);
    const typist = new Typist();
    socket.send(updateMessage(typist.begin()));
    socket.send(updateMessage(typist.type('x')));
  }
  const first = await settled();
  for (let more = 1; more < CLIENTS; more += 1) for (const address of addresses) await enter(address);
  const full = await settled();
  const cpu = await target.process.cpuMs();
  await sleep(SETTLE_MS);
  const idleCpu = ((await target.process.cpuMs()) - cpu) / SETTLE_MS;
  const perConnection = (full - first) / ((CLIENTS - 1) * ROOMS);
  for (const socket of sockets) socket.close();
  const gone = await settled();
  return {
    server: target.name,
    'kB per connection': figure(perConnection / 1_024),
    'kB per room': figure(((first - empty) / ROOMS - perConnection) / 1_024),
    'CPU when idle': figure(idleCpu),
    'MB kept when all have left': figure((gone - empty) / 1_048_576),
  };
}

export async function idle(report: Report): Promise<void> {
  const rows = [];
  for (const name of ['bare', 'usual', 'penora'] as const) rows.push(await withTarget(name, idleIn));
  const title = `${ROOMS} idle rooms, ${(ROOMS * CLIENTS).toLocaleString('en')} connections: heapUsed + external`;
  report.add({ title, rows });
}
