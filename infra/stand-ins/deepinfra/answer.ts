import { createHash } from 'node:crypto';
import { type ChatRequest, prefixOf } from './chatRequest.ts';
import { sentences } from './prose.ts';
import type { Scenario } from './scenario.ts';

export interface Delta {
  text: string;
  afterMs: number;
}

export interface Answer {
  /** What is sent, one token each. */
  deltas: Delta[];
  finish: string;
  promptTokens: number;
}

/** Without `max_tokens` the provider stops somewhere; here after this many tokens. */
const defaultMaxTokens = 512;
const lettersPerToken = 6;

/** What the model says to this request: the same request gives the same answer, and a prefix is continued. */
export function answerTo(request: ChatRequest, scenario: Scenario): Answer {
  const maxTokens = request.max_tokens ?? defaultMaxTokens;
  const prefix = scenario.continues ? prefixOf(request) : '';
  const whole = fullAnswer(request, scenario, maxTokens, prefix);
  const rest = withoutPrefix(whole, prefix);
  const deltas = rest.slice(0, maxTokens);
  return {
    deltas,
    finish: scenario.finish ?? (rest.length > maxTokens ? 'length' : 'stop'),
    promptTokens: promptTokens(request),
  };
}

function fullAnswer(request: ChatRequest, scenario: Scenario, maxTokens: number, prefix: string): Delta[] {
  if (scenario.deltas !== undefined) {
    return scenario.deltas.map((one) => (typeof one === 'string' ? { text: one, afterMs: 0 } : one));
  }
  const text = scenario.text ?? madeUp(request, scenario.words ?? wordsThatFit(maxTokens) + countWords(prefix));
  return tokens(text).map((token) => ({ text: token, afterMs: 0 }));
}

/** The text asks for a little less than the bound, as `max_tokens` is meant: it only bounds the bill. */
const wordsThatFit = (maxTokens: number): number => Math.max(1, Math.floor(maxTokens / 1.7));

function madeUp(request: ChatRequest, words: number): string {
  const asked = request.messages.filter(
    (message, n) => n < request.messages.length - 1 || message.role !== 'assistant',
  );
  const key = JSON.stringify([request.model, request.seed ?? 0, asked]);
  const parts: string[] = [];
  let missing = words;
  for (const sentence of sentences(createHash('sha256').update(key).digest().readUInt32LE())) {
    if (missing <= 0) break;
    const kept = firstWords(sentence, missing);
    parts.push(kept);
    missing -= countWords(kept);
  }
  return parts.join('');
}

/** The sentence, or its beginning as a sentence of its own. */
function firstWords(sentence: string, words: number): string {
  const all = sentence.match(/\s*\S+/gu) ?? [];
  if (all.length <= words) return sentence;
  return `${all
    .slice(0, words)
    .join('')
    .replace(/[^\p{L}\p{N}]+$/u, '')}.`;
}

/** The text in pieces that keep their white space in front: a word of six letters or less is one token. */
export function tokens(text: string): string[] {
  return text.match(new RegExp(`\\s*\\S{1,${lettersPerToken}}|\\s+$`, 'gu')) ?? [];
}

export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

/** Drops what the prefix already says; a prefix of another text drops nothing. White space at its end is free. */
function withoutPrefix(deltas: Delta[], prefix: string): Delta[] {
  const whole = deltas.map(({ text }) => text).join('');
  const said = whole.startsWith(prefix) ? prefix : prefix.trimEnd();
  if (said === '' || !whole.startsWith(said)) return deltas;
  const rest: Delta[] = [];
  let at = 0;
  for (const delta of deltas) {
    const kept = delta.text.slice(Math.max(0, said.length - at));
    at += delta.text.length;
    if (at > said.length) rest.push({ ...delta, text: kept });
  }
  return rest;
}

function promptTokens(request: ChatRequest): number {
  const letters = request.messages.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
  return Math.ceil(letters / 4) + request.messages.length * 4;
}
