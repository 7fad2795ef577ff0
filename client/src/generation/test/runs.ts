import type { Run } from '../run.ts';

let count = 0;

/** A running generation with nothing written yet. */
export function aRun(given: Partial<Run> = {}): Run {
  count += 1;
  return {
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    projectCode: 'ABC123',
    status: 'streaming',
    tool: 'write',
    model: 'balanced',
    take: 1,
    text: '',
    words: 0,
    costMilliku: 0,
    maxMilliku: 3_000,
    seq: 0,
    reason: null,
    requestedBy: 'pn_anna',
    requestedByName: 'Anna',
    queuePosition: null,
    prompt: '',
    options: {},
    target: 'card',
    title: null,
    starred: false,
    starredIdeas: [],
    ideas: null,
    progress: null,
    discarded: false,
    createdAt: '2026-11-23T05:00:00.000Z',
    endedAt: null,
    ...given,
  };
}
