import { collectDefaultMetrics, Gauge, type Registry, register } from 'prom-client';

/** What the slices count, read when somebody asks. */
export interface Counted {
  documents(): Readonly<Record<string, number>>;
  generationsRunning(): number;
  /** Of all processes: what waits for a place. */
  generationsWaiting(): Promise<{ count: number; longestSeconds: number }>;
  modelsDown(): number;
  /** What the model provider has asked for today (UTC), and what it may. */
  providerBill(): Promise<{ microUsd: number; limitMicroUsd: number }>;
  eventSockets(): number;
  channelConnected(): boolean;
}

/** camelCase as Prometheus writes it: `framesSent` → `penora_documents_frames_sent`. */
const nameOf = (name: string): string => `penora_documents_${name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`;

/** What cannot be read, because the database is away, is left out. */
function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      try {
        this.set(await read());
      } catch {
        this.remove();
      }
    },
  });
}

/** Fills the process's registry. No label carries a name, an address or a text. */
export function publishMetrics(counted: Counted, registry: Registry = register): void {
  registry.clear();
  collectDefaultMetrics({ register: registry });
  for (const name of Object.keys(counted.documents())) {
    gauge(registry, nameOf(name), `Document server: ${name}`, () => counted.documents()[name] ?? 0);
  }
  gauge(registry, 'penora_generations_running', 'Generations that this process runs', counted.generationsRunning);
  publishQueueAndBill(counted, registry);
  gauge(registry, 'penora_event_sockets', 'Connected socket.io clients', counted.eventSockets);
  gauge(registry, 'penora_channel_connected', 'Whether other processes can be reached', () =>
    counted.channelConnected() ? 1 : 0,
  );
}

function publishQueueAndBill({ generationsWaiting, modelsDown, providerBill }: Counted, registry: Registry): void {
  const add = (name: string, help: string, read: () => number | Promise<number>): void =>
    gauge(registry, `penora_${name}`, help, read);
  const waiting = async () => (await generationsWaiting()).count;
  add('generations_waiting', 'Generations of all processes that wait for a place', waiting);
  const longest = async () => (await generationsWaiting()).longestSeconds;
  add('generations_longest_wait_seconds', 'How long the first of them has waited', longest);
  add('models_down', 'Models that a breaker of this process keeps from being asked', modelsDown);
  const today = async () => (await providerBill()).microUsd / 1_000_000;
  add('provider_bill_usd', 'What the model provider has asked for today (UTC), estimates included', today);
  const limit = async () => (await providerBill()).limitMicroUsd / 1_000_000;
  add('provider_bill_limit_usd', 'From here on nothing more is asked of it today', limit);
}
