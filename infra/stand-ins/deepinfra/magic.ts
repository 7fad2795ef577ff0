import { isPreset, presets } from './presets.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

const magicLine = /\[\[scenario:(\{.*\}|[^\]]*)\]\]/s;

/** A scenario is named in a way that nobody knows; its message says which. */
export class UnknownScenario extends Error {}

/**
 * The scenario that a prompt asks for: `[[scenario:{"words":50}]]`, or a preset by name with changes,
 * `[[scenario:busy fault.retryAfter="1" fault.status=503]]`. The last message that has one wins; null when none has.
 * Throws `UnknownScenario`.
 */
export function magicScenario(texts: readonly string[]): Scenario | null {
  const order = texts.findLast((text) => magicLine.test(text))?.match(magicLine)?.[1];
  return order === undefined ? null : namedScenario(order);
}

/** `NAME key=value …` or a JSON object. Throws `UnknownScenario`. */
export function namedScenario(order: string): Scenario {
  const parsed = scenarioSchema.safeParse(order.startsWith('{') ? plainValue(order) : preset(order));
  if (!parsed.success) throw new UnknownScenario(`scenario "${order}": ${parsed.error.message}`);
  return parsed.data;
}

function preset(order: string): unknown {
  const [name = '', ...changes] = order.trim().split(/\s+/);
  if (!isPreset(name)) throw new UnknownScenario(`there is no scenario "${name}"`);
  const scenario: Record<string, unknown> = structuredClone(presets[name]);
  for (const change of changes) {
    const [path = '', value = ''] = change.split(/=(.*)/s);
    put(scenario, path.split('.'), plainValue(value));
  }
  return scenario;
}

function put(target: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = { ...Object(target[key]) };
  put(inner, rest, value);
  target[key] = inner;
}

/** JSON where it is JSON, else the words themselves. */
function plainValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
