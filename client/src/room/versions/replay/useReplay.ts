import { useEffect, useMemo, useRef, useState } from 'react';
import { type Frame, loadWriting, textOfVersion, type Writing } from './frames.ts';
import { Player, type ShownBlock } from './player.ts';

export type Loading =
  | { state: 'loading'; part: number }
  | { state: 'failed'; error: unknown }
  | { state: 'ready'; writing: Writing };

/** The writing of a project, loaded once. */
export function useWriting(code: string): { loading: Loading; retry: () => void } {
  const [loading, setLoading] = useState<Loading>({ state: 'loading', part: 0 });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again
  useEffect(() => {
    const abort = new AbortController();
    setLoading({ state: 'loading', part: 0 });
    loadWriting(code, abort.signal, (part) => setLoading({ state: 'loading', part })).then(
      (writing) => abort.signal.aborted || setLoading({ state: 'ready', writing }),
      (error: unknown) => abort.signal.aborted || setLoading({ state: 'failed', error }),
    );
    return () => abort.abort();
  }, [code, turn]);
  return { loading, retry: () => setTurn((now) => now + 1) };
}

export interface Replaying {
  position: number;
  frame: Frame | undefined;
  blocks: readonly ShownBlock[];
  playing: boolean;
  speed: number;
  go(position: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
}

/** So many frames begin at the beginning: going to the end of them takes seconds. */
const LONG = 1_500;

/** A frame stays so long at the usual speed. */
const FRAME_MS = 360;

/** Goes through the frames, by itself or by hand. */
export function useReplay(code: string, writing: Writing): Replaying {
  const { frames, firstStep, base } = writing;
  const last = frames.length - 1;
  const [position, setPosition] = useState(last < LONG ? last : 0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const player = useMemo(() => {
    const steps = frames.flatMap((frame) => (frame.kind === 'step' ? [frame.updates] : []));
    return new Player(steps, base);
  }, [frames, base]);
  useEffect(() => () => player.close(), [player]);
  const frame = frames[position];
  const kept = useVersionText(code, frame);
  const stepped = useMemo(
    () => (frame?.kind === 'version' ? null : player.seek(Math.max(0, position - firstStep + 1))),
    [player, frame, position, firstStep],
  );
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setPosition((now) => Math.min(last, now + 1)), FRAME_MS / speed);
    return () => clearInterval(timer);
  }, [playing, speed, last]);
  useEffect(() => {
    if (position >= last) setPlaying(false);
  }, [position, last]);
  return {
    ...{ position, frame, blocks: stepped ?? kept, playing, speed, setSpeed },
    go(to) {
      setPlaying(false);
      setPosition(to);
    },
    toggle() {
      // At the end it begins again.
      if (!playing && position >= last) setPosition(0);
      setPlaying(!playing);
    },
  };
}

const NOTHING: readonly ShownBlock[] = [];

/** The text of a kept state, asked for when it is shown; until it is here, the one before stays. */
function useVersionText(code: string, frame: Frame | undefined): readonly ShownBlock[] {
  const known = useRef(new Map<string, readonly ShownBlock[]>());
  const [shown, setShown] = useState(NOTHING);
  const id = frame?.kind === 'version' ? frame.version.id : null;
  useEffect(() => {
    if (id === null) return;
    const have = known.current.get(id);
    if (have !== undefined) {
      setShown(have);
      return;
    }
    const abort = new AbortController();
    textOfVersion(code, id, abort.signal).then(
      (text) => {
        const blocks = blocksOf(id, text);
        known.current.set(id, blocks);
        if (!abort.signal.aborted) setShown(blocks);
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [code, id]);
  return shown;
}

const blocksOf = (id: string, text: string): readonly ShownBlock[] =>
  text.split('\n\n').map((block, index) => ({
    ...{ key: `${id} ${index}`, node: 'paragraph', level: null, isFresh: false },
    runs: [{ text: block, byModel: false }],
  }));
