import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readJson, sendJson } from '../kit/json.ts';
import { type Answer, answerTo } from './answer.ts';
import { type ChatRequest, chatRequestSchema, validationBody } from './chatRequest.ts';
import { errorBody, usualMessage } from './errorBody.ts';
import type { Fault } from './fault.ts';
import { frames, usageBody } from './frames.ts';
import { namedScenario, UnknownScenario } from './magic.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import type { Outcome, ReceivedRequest, State } from './state.ts';
import { streamSteps, usageOf } from './steps.ts';
import { type Wire, wire } from './wire.ts';

const maxBodyBytes = 16 * 1024 * 1024;

/** What a real account is bound to; nothing of it by default. */
export interface Account {
  /** The only key that is accepted; undefined accepts any, and none. */
  apiKey?: string;
  /** Open answers per model beyond which the provider says 429 (DeepInfra: 200). */
  maxConcurrentPerModel?: number;
}

/** One chat completion, from the request's body to the end of the answer. */
export async function completion(
  state: State,
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = chatRequestSchema.safeParse(await readJson(request, maxBodyBytes));
  if (!body.success) return sendJson(response, 422, validationBody(body.error));
  const scenario = notAdmitted(state, account, request, body.data) ?? chosen(state, body.data, response);
  if (scenario === null) return;
  const out = wire(response, scenario.packets);
  const received = record(state, request, out, body.data, scenario);
  if (scenario.headersAfterMs > 0) await out.silence(scenario.headersAfterMs);
  if (await refused(scenario.fault, out, response)) return;
  const answer = answerTo(body.data, scenario);
  if (body.data.stream) await streamed(state, received, answer, out, response);
  else await atOnce(state, received, answer, out, response);
}

function notAdmitted(state: State, account: Account, request: IncomingMessage, body: ChatRequest): Scenario | null {
  const { apiKey, maxConcurrentPerModel } = account;
  if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`) return namedScenario('badKey');
  if (maxConcurrentPerModel === undefined) return null;
  const open = state.journal.list().filter(({ received }) => isOpen(received) && received.body.model === body.model);
  return open.length >= maxConcurrentPerModel ? namedScenario('busy') : null;
}

const isOpen = ({ outcome }: ReceivedRequest): boolean => outcome === 'open';

function chosen(state: State, body: ChatRequest, response: ServerResponse): Scenario | null {
  try {
    return state.choose(body);
  } catch (error) {
    if (!(error instanceof UnknownScenario)) throw error;
    sendJson(response, 400, { error: { message: error.message } });
    return null;
  }
}

function record(
  state: State,
  request: IncomingMessage,
  out: Wire,
  body: ChatRequest,
  scenario: Scenario,
): ReceivedRequest {
  const received: ReceivedRequest = {
    id: `chatcmpl-${randomUUID()}`,
    at: new Date().toISOString(),
    hasKey: request.headers.authorization !== undefined,
    retry: Number(request.headers['x-stainless-retry-count'] ?? 0),
    body,
    scenario,
    outcome: 'open',
    sentDeltas: 0,
  };
  const ended = new Promise<Outcome>((resolve) => {
    out.gone.addEventListener('abort', () => {
      received.outcome = out.asMeant() ? 'answered' : 'left';
      resolve(received.outcome);
    });
  });
  state.journal.add({ received, ended }, Number(request.headers['content-length'] ?? 0) + 1_000);
  return received;
}

/** What goes wrong before the first byte of an answer. True when that was all. */
async function refused(fault: Fault | undefined, out: Wire, response: ServerResponse): Promise<boolean> {
  switch (fault?.kind) {
    case 'status': {
      const { contentType, body } = errorBody(fault.shape, fault.message ?? usualMessage(fault.status), fault.status);
      const retryAfter = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      response.writeHead(fault.status, { 'content-type': contentType, ...retryAfter }).end(body);
      return true;
    }
    case 'redirect':
      response.writeHead(fault.status, { location: fault.to }).end();
      return true;
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Scheduled maintenance</body></html>');
      return true;
    case 'hangUp':
      out.destroy();
      return true;
    case 'mute':
      await out.hang();
      return true;
    default:
      return false;
  }
}

async function streamed(
  state: State,
  received: ReceivedRequest,
  answer: Answer,
  out: Wire,
  response: ServerResponse,
): Promise<void> {
  const { scenario } = received;
  const frame = frames(envelope(received), scenario);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).flushHeaders();
  response.socket?.setNoDelay(true);
  const stopPings = pings(scenario.pingEveryMs, () => out.send(frame.comment(`ping - ${new Date().toISOString()}`)));
  const onDelta = () => {
    received.sentDeltas += 1;
  };
  const steps = streamSteps(answer, scenario, frame);
  const finished = await play(steps, out, { requestId: received.id, gate: state.gate, onDelta });
  stopPings();
  if (finished) response.end();
}

function pings(everyMs: number, ping: () => void): () => void {
  if (everyMs === 0) return () => {};
  const timer = setInterval(ping, everyMs);
  return () => clearInterval(timer);
}

/** Without `stream`: the whole text in one body, after a permit when the scenario is gated. */
async function atOnce(
  state: State,
  received: ReceivedRequest,
  answer: Answer,
  out: Wire,
  response: ServerResponse,
): Promise<void> {
  const { scenario } = received;
  if (scenario.firstAfterMs > 0) await out.silence(scenario.firstAfterMs);
  if (scenario.gated) await state.gate.pass(received.id, out.gone);
  if (scenario.fault?.kind === 'silence') return out.hang();
  if (scenario.fault?.kind === 'destroy') return out.destroy();
  const content = answer.deltas.map(({ text }) => text).join('');
  received.sentDeltas = answer.deltas.length;
  sendJson(response, 200, {
    ...envelope(received),
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: answer.finish }],
    usage: usageBody(usageOf(answer, scenario), scenario.cost),
  });
}

function envelope({ id, at, body, scenario }: ReceivedRequest) {
  return { id, created: Math.floor(Date.parse(at) / 1_000), model: scenario.servedModel ?? body.model };
}
