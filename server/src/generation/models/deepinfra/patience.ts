/**
 * How long an attempt waits for the provider (design.md, DeepInfra facts). Comment lines never come here, so they do
 * not count as a sign of life; nor does the time in which our own side is busy with a delta.
 */
export interface Patience {
  /** A data frame has come. Before the first token it changes nothing. */
  heard(frame: { hasToken: boolean; isLast: boolean }): void;
  /** Our side takes its time. */
  suspend(): void;
  resume(): void;
  ranOut(): boolean;
  end(): void;
}

export interface PatienceLimits {
  firstTokenMs: number;
  idleMs: number;
}

/** After finish_reason only usage and [DONE] are missing; the text does not wait longer for them. */
const afterFinishMs = 2_000;

export function patience({ firstTokenMs, idleMs }: PatienceLimits, onEnd: () => void): Patience {
  let phase: 'first' | 'idle' | 'last' = 'first';
  let limitMs = firstTokenMs;
  let since = performance.now();
  let suspended = false;
  let ranOut = false;
  const ring = () => {
    // Signs of life only note their time: a timer that is moved for each word costs more than the word.
    const leftMs = suspended ? limitMs : since + limitMs - performance.now();
    if (leftMs > 0) {
      timer = setTimeout(ring, Math.ceil(leftMs));
      return;
    }
    ranOut = true;
    onEnd();
  };
  let timer = setTimeout(ring, firstTokenMs);

  const enter = (next: 'idle' | 'last', ms: number) => {
    since = performance.now();
    if (phase === next) return;
    phase = next;
    limitMs = ms;
    clearTimeout(timer);
    timer = setTimeout(ring, ms);
  };

  return {
    heard({ hasToken, isLast }) {
      if (isLast || phase === 'last') enter('last', Math.min(idleMs, afterFinishMs));
      else if (hasToken || phase === 'idle') enter('idle', idleMs);
    },
    suspend() {
      suspended = true;
    },
    resume() {
      suspended = false;
      since = performance.now();
    },
    ranOut: () => ranOut,
    end: () => clearTimeout(timer),
  };
}
