import { collectDefaultMetrics, Gauge, type Registry, register } from 'prom-client';

/** What the slices count, read when somebody asks. */
export interface Counted {
  documents(): Readonly<Record<string, number>>;
  generationsRunning(): number;
  eventSockets(): number;
  channelConnected(): boolean;
}

/** camelCase as Prometheus writes it: `framesSent` → `penora_documents_frames_sent`. */
const nameOf = (name: string): string => `penora_documents_${name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`;

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
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
  gauge(registry, 'penora_event_sockets', 'Connected socket.io clients', counted.eventSockets);
  gauge(registry, 'penora_channel_connected', 'Whether other processes can be reached', () =>
    counted.channelConnected() ? 1 : 0,
  );
}
