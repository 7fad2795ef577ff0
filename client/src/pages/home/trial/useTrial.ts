import { demonstrate } from '@penora/protocol/endpoints/demonstration';
import { countWords } from '@penora/protocol/words/pieces';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import { type ApiProblem, asProblem } from '../../../api/problem.ts';
import { counted } from '../../../format/amounts.ts';
import { announce } from '../../../ui/toasts.ts';

/** As fast as in the room. */
const WORDS_PER_SECOND = 24;

export type Trial =
  | { state: 'none' }
  | { state: 'asking'; prompt: string }
  | { state: 'writing' | 'done' | 'stopped'; prompt: string; text: string; words: number }
  | { state: 'failed'; prompt: string; problem: ApiProblem };

const joined = (pieces: readonly string[], count: number): { text: string; words: number } => {
  const text = pieces.slice(0, count).join('').trimEnd();
  return { text, words: countWords(text) };
};

/** One paragraph by the demonstration writer, shown word by word until it ends or is stopped. */
export function useTrial() {
  const [trial, setTrial] = useState<Trial>({ state: 'none' });
  const timer = useRef<ReturnType<typeof setInterval> | undefined>(undefined);
  const asked = useRef<AbortController | null>(null);
  const halt = (): void => {
    clearInterval(timer.current);
    asked.current?.abort();
  };
  useEffect(
    () => () => {
      clearInterval(timer.current);
      asked.current?.abort();
    },
    [],
  );

  const write = (prompt: string, text: string): void => {
    const pieces = text.split(/(?<=\s)(?=\S)/);
    const step = matchMedia('(prefers-reduced-motion: reduce)').matches ? pieces.length : 1;
    let shown = 0;
    timer.current = setInterval(() => {
      shown = Math.min(pieces.length, shown + step);
      const so = joined(pieces, shown);
      setTrial({ state: shown < pieces.length ? 'writing' : 'done', prompt, ...so });
      if (shown < pieces.length) return;
      clearInterval(timer.current);
      announce(`Done: ${counted(so.words, 'word')}.`);
    }, 1_000 / WORDS_PER_SECOND);
  };
  const start = async (prompt: string): Promise<void> => {
    halt();
    const asking = new AbortController();
    asked.current = asking;
    const { signal } = asking;
    setTrial({ state: 'asking', prompt });
    announce('The demonstration writer begins.');
    try {
      const { text } = await call(demonstrate, { body: { prompt }, signal });
      if (!signal.aborted) write(prompt, text);
    } catch (error) {
      if (!signal.aborted) setTrial({ state: 'failed', prompt, problem: asProblem(error) });
    }
  };
  const stop = (): void => {
    halt();
    setTrial((now) => (now.state === 'writing' ? { ...now, state: 'stopped' } : { state: 'none' }));
  };
  return { trial, start, stop };
}
