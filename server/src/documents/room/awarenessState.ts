import { InvalidUpdate } from '../update/reader.ts';

const COLOUR = /^#[0-9a-f]{6}$/i;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new InvalidUpdate('an awareness state is not JSON');
  }
}

/**
 * An awareness state as others may see it: who it is says the server, and of the person's own word only the colour
 * stays, so that no address slips out. Null for nobody. Throws `InvalidUpdate` for what is no state.
 */
export function cleanState(json: string, person: { id: string; name: string }): string | null {
  const state = parse(json);
  if (state === null) return null;
  if (!isRecord(state)) throw new InvalidUpdate('an awareness state is no object');
  const said = isRecord(state['user']) ? state['user']['color'] : undefined;
  const color = typeof said === 'string' && COLOUR.test(said) ? { color: said } : {};
  return JSON.stringify({ ...state, user: { ...person, ...color } });
}
