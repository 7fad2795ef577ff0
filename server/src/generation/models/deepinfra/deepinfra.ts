import OpenAI from 'openai';
import type { Logger } from '../../../kernel/log.ts';
import { type Model, type ModelEvent, ModelFailure, type ModelRequest } from '../model.ts';
import { Answer, type Ending } from './answer.ts';
import { failureOf, statusOf } from './failure.ts';
import { bodyOf, guardedFetch } from './guardedFetch.ts';
import { Packets } from './packets.ts';
import { type Patience, patience } from './patience.ts';

export interface DeepInfraConfig {
  /** Undefined for a server that asks for none (Ollama, llama.cpp). */
  apiKey: string | undefined;
  /** `/chat/completions` is appended. */
  baseUrl: string;
  /** From the request, a second try included, to the first token. */
  firstTokenMs?: number;
  /** Without a data frame, once there was a token. */
  idleMs?: number;
  log?: Pick<Logger, 'warn' | 'error'>;
}

/** DeepInfra, or any server that speaks its protocol (design.md, DeepInfra facts). */
export function deepInfraModel(config: DeepInfraConfig): Model {
  const client = makeClient(config);
  return { stream: (request, signal) => attempt(client, config, request, signal) };
}

/** Nothing of the environment (OPENAI_*) may reach the provider: what the library would read there is set here. */
function makeClient({ apiKey, baseUrl }: DeepInfraConfig): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    defaultHeaders: apiKey === undefined ? { Authorization: null } : {},
    logLevel: 'off',
    maxRetries: 1,
    fetch: guardedFetch,
  });
}

async function* attempt(
  client: OpenAI,
  config: DeepInfraConfig,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, void> {
  if (signal.aborted) return;
  const { firstTokenMs = 60_000, idleMs = 30_000, apiKey, log } = config;
  const connection = new AbortController();
  const leave = () => connection.abort();
  signal.addEventListener('abort', leave, { once: true });
  const wait = patience({ firstTokenMs, idleMs }, leave);
  const answer = new Answer(wait);
  let packets: Packets | null = null;
  try {
    const response = await client.chat.completions
      .create(body(request), {
        signal: connection.signal,
        // The library's own timer would have the request tried again.
        timeout: firstTokenMs * 2,
      })
      .asResponse();
    packets = new Packets(bodyOf(response), connection.signal);
    for (let packet = await packets.next(); packet !== null; packet = await packets.next()) {
      const { texts, failure, isOver } = answer.read(packet);
      for (const text of texts) {
        wait.suspend();
        yield { kind: 'delta', text };
        wait.resume();
      }
      if (failure !== undefined) throw failure;
      if (isOver) break;
    }
    const rest = answer.flush();
    if (rest !== '') yield { kind: 'delta', text: rest };
  } catch (error) {
    if (!signal.aborted && !wait.ranOut() && answer.ending.finish === undefined) {
      tellOperator(log, error, request.modelId);
      throw failureOf(error, apiKey);
    }
  } finally {
    signal.removeEventListener('abort', leave);
    packets?.close();
    wait.end();
  }
  if (signal.aborted) return;
  yield end(answer.ending, wait, request.modelId, log);
}

function body({ modelId, messages, maxTokens, seed }: ModelRequest) {
  return {
    model: modelId,
    messages: [...messages],
    max_tokens: maxTokens,
    seed,
    stream: true as const,
    stream_options: { include_usage: true },
  };
}

function end(ending: Ending, wait: Patience, modelId: string, log: DeepInfraConfig['log']): ModelEvent {
  const { finish, servedModelId, usage } = ending;
  if (finish === undefined) {
    throw wait.ranOut()
      ? new ModelFailure('timeout', 'the provider fell silent')
      : new ModelFailure('broken', 'the stream ended before the answer did');
  }
  if (servedModelId !== undefined && servedModelId !== modelId) {
    log?.warn({ modelId, servedModelId }, 'the provider served another model than was asked for');
  }
  return { kind: 'end', finish, servedModelId, usage };
}

/** Key and account are the operator's; no writer can do anything about them. */
function tellOperator(log: DeepInfraConfig['log'], error: unknown, modelId: string): void {
  const status = statusOf(error);
  if (status === 402) log?.error({ modelId, status }, 'the account at the model provider is empty');
  if (status === 401 || status === 403) log?.error({ modelId, status }, 'the model provider refused the key');
}
