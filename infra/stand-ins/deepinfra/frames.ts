import type { Scenario } from './scenario.ts';

export interface Usage {
  promptTokens: number;
  completionTokens: number;
  reasoningTokens: number;
}

/** The SSE frames of one answer, as text ready for the wire. */
export interface Frames {
  role(): string;
  reasoning(text: string): string;
  delta(text: string): string;
  /** The frame with finish_reason, and usage when the scenario has them together. */
  last(text: string, finish: string, usage: Usage): string;
  /** OpenAI's way: usage in a frame with empty choices. */
  usage(usage: Usage): string;
  done(): string;
  comment(text: string): string;
  /** Any data line, for what no healthy provider sends. */
  data(json: string): string;
}

export interface Envelope {
  id: string;
  created: number;
  model: string;
}

export function frames(
  envelope: Envelope,
  scenario: Pick<Scenario, 'encoding' | 'lineEnd' | 'usage' | 'cost'>,
): Frames {
  const end = scenario.lineEnd === 'crlf' ? '\r\n' : '\n';
  const stringify = scenario.encoding === 'ascii' ? asciiJson : JSON.stringify;
  const head = `{"id":"${envelope.id}","object":"chat.completion.chunk","created":${envelope.created},"model":${stringify(envelope.model)},"choices":`;
  const data = (json: string) => `data: ${json}${end}${end}`;
  const choice = (delta: string, finish = 'null', more = '') =>
    data(`${head}[{"index":0,"delta":${delta},"finish_reason":${finish}}]${more}}`);
  const bill = (usage: Usage) => `,"usage":${stringify(usageBody(usage, scenario.cost))}`;

  return {
    role: () => choice('{"role":"assistant","content":""}'),
    reasoning: (text) => choice(`{"reasoning_content":${stringify(text)}}`),
    delta: (text) => choice(`{"content":${stringify(text)}}`),
    last: (text, finish, usage) =>
      choice(`{"content":${stringify(text)}}`, stringify(finish), scenario.usage === 'together' ? bill(usage) : ''),
    usage: (usage) => data(`${head}[]${bill(usage)}}`),
    done: () => data('[DONE]'),
    comment: (text) => `: ${text}${end}${end}`,
    data,
  };
}

/** Tokens as the provider counts them; its price is made up, a dollar for ten million tokens. */
export function usageBody(usage: Usage, cost: boolean): Record<string, unknown> {
  const total = usage.promptTokens + usage.completionTokens;
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: total,
    ...(usage.reasoningTokens > 0 && { completion_tokens_details: { reasoning_tokens: usage.reasoningTokens } }),
    ...(cost && { estimated_cost: (total + usage.reasoningTokens) / 10_000_000 }),
  };
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
