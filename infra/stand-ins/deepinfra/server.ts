import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, sendJson } from '../kit/json.ts';
import { listen } from '../kit/listen.ts';
import { type Account, completion } from './completions.ts';
import { control } from './control.ts';
import { models } from './models.ts';
import { type Scenario, type ScenarioInput, scenarioSchema } from './scenario.ts';
import { makeState, type Outcome, orderSchema, type ReceivedRequest, type State } from './state.ts';

const base = '/v1/openai';

export interface DeepInfraOptions extends Account {
  port?: number;
  host?: string;
  /** What every request gets that asks for nothing else. */
  scenario?: ScenarioInput;
}

/** The provider's chat completions on a port of this machine, doing what the test says. */
export interface DeepInfra {
  /** For `DEEPINFRA_BASE_URL`; `/chat/completions` and `/models` follow. */
  url: string;
  /** Without the provider's path: `/control` follows. */
  origin: string;
  /** One scenario each for the next requests. */
  script(...next: ScenarioInput[]): void;
  byDefault(scenario: ScenarioInput): void;
  /** What has come, oldest first; the last 1,000. */
  requests(): ReceivedRequest[];
  /** The `n`th request (from 1), waiting for it. */
  received(n: number): Promise<ReceivedRequest>;
  /** Waits until the connection of the `n`th request is closed or its answer complete, and says which. */
  ended(n: number): Promise<Outcome>;
  /** Lets `count` gated deltas out: of one request, or of whoever waits or comes. */
  release(count: number, requestId?: string): void;
  /** Forgets scenarios, permits and requests. */
  reset(): void;
  close(): Promise<void>;
}

export async function startDeepInfra(options: DeepInfraOptions = {}): Promise<DeepInfra> {
  const state = makeState(scenarioSchema.parse(options.scenario ?? {}));
  const server = await listen((request, response) => route(state, options, request, response), options);
  const order = (values: Partial<{ reset: boolean; default: Scenario; next: Scenario[] }>) =>
    state.order(orderSchema.parse(values));
  return {
    url: server.url + base,
    origin: server.url,
    script: (...next) => order({ next: next.map((one) => scenarioSchema.parse(one)) }),
    byDefault: (scenario) => order({ default: scenarioSchema.parse(scenario) }),
    requests: () => state.journal.list().map(({ received }) => received),
    received: async (n) => (await state.journal.arrived(n)).received,
    ended: async (n) => (await state.journal.arrived(n)).ended,
    release: (count, requestId) => state.gate.release(count, requestId),
    reset: () => order({ reset: true }),
    close: server.close,
  };
}

async function route(state: State, account: Account, request: IncomingMessage, response: ServerResponse) {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  try {
    if (request.method === 'POST' && path === `${base}/chat/completions`) {
      return await completion(state, account, request, response);
    }
    if (request.method === 'GET' && path === `${base}/models`) return sendJson(response, 200, models());
    if (path === '/control' || path.startsWith('/control/')) return await control(state, request, response);
    sendJson(response, 404, { detail: { error: 'Not Found' } });
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    sendJson(response, 413, { error: { message: error.message } });
  }
}
