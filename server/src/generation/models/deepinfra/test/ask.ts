import { type DeepInfra, startDeepInfra } from '../../../../../../infra/stand-ins/deepinfra/server.ts';
import { type Brief, type Model, type ModelEvent, ModelFailure, type ModelRequest } from '../../model.ts';
import { type DeepInfraConfig, deepInfraModel } from '../deepinfra.ts';

export const apiKey = 'key-that-nobody-may-see';

const brief: Brief = {
  tool: 'prompt',
  options: {},
  prompt: 'Write about rain.',
  input: '',
  after: '',
  words: { min: 1, max: 100 },
  take: 1,
  written: '',
};

export const request = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  modelId: 'vendor/model',
  messages: [
    { role: 'system', content: 'You are a novelist.' },
    { role: 'user', content: 'Write about rain.' },
  ],
  maxTokens: 200,
  seed: 1,
  brief,
  ...changes,
});

/** The provider's stand-in and a real client of it. */
export async function providerAndModel(config: Partial<DeepInfraConfig> = {}) {
  const provider: DeepInfra = await startDeepInfra();
  return { provider, model: deepInfraModel({ apiKey, baseUrl: provider.url, ...config }) };
}

/** All that an attempt came to: what it yielded, and how it failed if it did. */
export interface Attempt {
  deltas: string[];
  text: string;
  end?: Extract<ModelEvent, { kind: 'end' }>;
  failure?: ModelFailure;
}

export async function attempt(
  model: Model,
  asked: ModelRequest = request(),
  signal: AbortSignal = new AbortController().signal,
  onDelta: (text: string) => void = () => {},
): Promise<Attempt> {
  const events: ModelEvent[] = [];
  let failure: ModelFailure | undefined;
  try {
    for await (const event of model.stream(asked, signal)) {
      events.push(event);
      if (event.kind === 'delta') onDelta(event.text);
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    failure = error;
  }
  return summary(events, failure);
}

function summary(events: ModelEvent[], failure: ModelFailure | undefined): Attempt {
  const deltas = events.filter((event) => event.kind === 'delta').map(({ text }) => text);
  const ends = events.filter((event) => event.kind === 'end');
  if (ends.length > 1 || (ends[0] !== undefined && events.at(-1) !== ends[0])) throw new Error('an end that is none');
  return { deltas, text: deltas.join(''), end: ends[0], failure };
}
