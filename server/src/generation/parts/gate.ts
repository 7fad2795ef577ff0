/** What of an answer is wanted, where that is not all of it. Says the same however the answer is cut. */
export interface Gate {
  /** Nothing more is wanted. */
  readonly isOver: boolean;
  /** What may be delivered now. */
  pass(delta: string): string;
  /** The answer has ended: what waited and is wanted. */
  flush(): string;
}

/** The deltas as far as the gate lets them through. What waits when they break off is passed on before that. */
export async function* gated(deltas: AsyncIterable<string>, gate: Gate): AsyncGenerator<string, void> {
  let failure: { error: unknown } | null = null;
  try {
    for await (const delta of deltas) {
      const text = gate.pass(delta);
      if (text !== '') yield text;
      if (gate.isOver) return;
    }
  } catch (error) {
    failure = { error };
  }
  const rest = gate.flush();
  if (rest !== '') yield rest;
  if (failure !== null) throw failure.error;
}
