import type { ScenarioInput } from './scenario.ts';

/** Scenarios by name, for `[[scenario:NAME …]]`, for `--scenario` and for tests. */
export const presets = {
  healthy: {},
  pace: { wordsPerSecond: 30, pingEveryMs: 10_000 },
  slow: { wordsPerSecond: 3, firstAfterMs: 1_000 },
  gated: { gated: true },
  late: { firstAfterMs: 5_000, pingEveryMs: 1_000 },
  slowHeaders: { headersAfterMs: 5_000 },

  openaiUsage: { usage: 'separate' },
  noUsage: { usage: 'absent' },
  reasoning: { reasoning: ['The writer wants', ' a short scene.', ' Begin with the rain.'] },
  filtered: { finish: 'content_filter' },
  empty: { text: '' },
  retired: { servedModel: 'provider/replacement-model' },
  bytes: { packets: { by: 'bytes', n: 7 } },
  joined: { packets: { by: 'frames', n: 16 } },

  mute: { fault: { kind: 'mute' } },
  hangUp: { fault: { kind: 'hangUp' } },
  silentStart: { pingEveryMs: 1_000, fault: { kind: 'silence', afterDeltas: 0 } },
  silentMiddle: { pingEveryMs: 1_000, fault: { kind: 'silence', afterDeltas: 20 } },
  cut: { fault: { kind: 'destroy', afterDeltas: 20 } },
  unfinished: { fault: { kind: 'end', afterDeltas: 20 } },
  noDone: { fault: { kind: 'noDone' } },
  garbage: { fault: { kind: 'insert', afterDeltas: 20, bytes: 'data: {"choices":[{"delta":\n\n' } },
  errorFrame: { fault: { kind: 'errorFrame', afterDeltas: 20 } },
  duplicate: { fault: { kind: 'duplicate', frame: 'last' } },
  huge: { fault: { kind: 'huge', afterDeltas: 20, bytes: 2_000_000 } },

  badKey: { fault: { kind: 'status', status: 401, shape: 'message' } },
  noFunds: { fault: { kind: 'status', status: 402, shape: 'detail' } },
  forbidden: { fault: { kind: 'status', status: 403 } },
  noModel: { fault: { kind: 'status', status: 404 } },
  invalid: { fault: { kind: 'status', status: 422, shape: 'validation' } },
  busy: { fault: { kind: 'status', status: 429, retryAfter: '2' } },
  error: { fault: { kind: 'status', status: 500, shape: 'detail' } },
  badGateway: { fault: { kind: 'status', status: 502, shape: 'html' } },
  unavailable: { fault: { kind: 'status', status: 503, shape: 'empty' } },
  page: { fault: { kind: 'page' } },
  redirect: { fault: { kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' } },
} as const satisfies Record<string, ScenarioInput>;

export type PresetName = keyof typeof presets;

export const isPreset = (name: string): name is PresetName => Object.hasOwn(presets, name);
