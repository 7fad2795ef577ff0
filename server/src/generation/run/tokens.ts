/**
 * Tokens per word, learned from what models report. Only bounds the provider's bill (G7): reaching it is continued
 * while words and coins remain.
 */
const scripts = ['latin', 'spaceless', 'other'] as const;
export type Script = (typeof scripts)[number];
export const isScript = (name: string): name is Script => scripts.some((script) => script === name);

const FIRST_GUESS: Record<Script, number> = { latin: 1.45, spaceless: 2.5, other: 4 };
const LEARNING_RATE = 0.2;
const SLACK = 1.2;
const LEAST_TOKENS = 16;
const LEAST_WORDS = 20;
const BOUNDS = { least: 0.7, most: 12 };

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const LATIN = /\p{Script=Latin}/gu;
const SAMPLE = 2_000;

/** The script that most of a text is written in; Latin for none. */
export function scriptOf(text: string): Script {
  const sample = text.slice(-SAMPLE);
  const spaceless = sample.match(SPACELESS)?.length ?? 0;
  const latin = sample.match(LATIN)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0 || latin * 2 >= letters) return 'latin';
  return spaceless * 2 >= letters ? 'spaceless' : 'other';
}

export interface LearnedRate {
  model: string;
  script: Script;
  rate: number;
}

const within = (rate: number): number => Math.min(BOUNDS.most, Math.max(BOUNDS.least, rate));

/** Of each model of the catalog and each script: bounded by both. */
export class TokenRates {
  readonly #rates = new Map<string, number>();
  #learned = new Map<string, LearnedRate>();

  /** What to ask for so that `words` fit. */
  tokensFor(model: string, script: Script, words: number): number {
    const rate = this.#rates.get(`${model}:${script}`) ?? FIRST_GUESS[script];
    return Math.max(LEAST_TOKENS, Math.ceil(words * rate * SLACK));
  }

  learn(model: string, script: Script, words: number, tokens: number): void {
    if (words < LEAST_WORDS || tokens <= 0) return;
    const key = `${model}:${script}`;
    const seen = within(tokens / words);
    const known = this.#rates.get(key);
    const rate = known === undefined ? seen : known + LEARNING_RATE * (seen - known);
    this.#rates.set(key, rate);
    this.#learned.set(key, { model, script, rate });
  }

  /** What an earlier process had learned; what has been learned here stays. */
  recall(model: string, script: Script, rate: number): void {
    const key = `${model}:${script}`;
    if (!this.#rates.has(key)) this.#rates.set(key, within(rate));
  }

  /** What was learned since this was last asked. */
  takeLearned(): LearnedRate[] {
    const learned = [...this.#learned.values()];
    this.#learned = new Map();
    return learned;
  }
}
