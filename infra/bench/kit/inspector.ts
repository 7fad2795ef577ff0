import { WebSocket } from 'ws';
import { z } from 'zod';

const Message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Evaluated = z.object({ result: z.object({ value: z.unknown() }) });
const Profiled = z.object({ profile: z.unknown() });

/** The debugger of a Node.js process, used to measure it: nothing of the bench is in the program itself. */
export class Inspector {
  readonly #ws: WebSocket;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #nextId = 1;

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on('message', (data) => this.#hear(Message.parse(JSON.parse(String(data)))));
    ws.on('error', () => undefined);
    ws.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the measured process is gone'));
      this.#waiting.clear();
    });
  }

  static async connect(address: string): Promise<Inspector> {
    const ws = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
    return new Inspector(ws);
  }

  call(method: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#ws.send(JSON.stringify({ id, method, params }));
    });
  }

  /** The value of an expression in the process, which must be JSON. */
  async evaluate(expression: string): Promise<unknown> {
    return Evaluated.parse(await this.call('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  }

  /** A CPU profile of what happens meanwhile, as Chromium's tools read it. */
  async profile<T>(work: () => Promise<T>): Promise<{ value: T; profile: unknown }> {
    await this.call('Profiler.enable');
    await this.call('Profiler.start');
    const value = await work();
    const { profile } = Profiled.parse(await this.call('Profiler.stop'));
    return { value, profile };
  }

  close(): void {
    this.#ws.close();
  }

  #hear({ id, result, error }: z.infer<typeof Message>): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(error.message));
  }
}
