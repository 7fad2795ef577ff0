import type { ReplayPage } from '@penora/protocol/schemas/version';
import { invalid, notFound } from '../../../kernel/errors.ts';
import type { VersionsDeps } from '../deps.ts';
import { packedOf } from '../opening.ts';
import { beforeStatement, reachingStatement, type VersionRow } from '../statements.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { presentVersions, type Trace, writersOf } from '../writers.ts';
import { reachOf, writtenAfter } from './archive.ts';
import { type Step, stepsOf } from './steps.ts';

/** Kept states from before the steps: enough for a slider. */
const VERSIONS = 200;

type Base = NonNullable<ReplayPage['base']>;

/**
 * The writing after a number, or, without one, from as far back as the archive reaches: exact for 30 days, and kept
 * states from before. Throws `not_found`, and `invalid` for a number from before the archive.
 */
export async function replayPage(
  deps: VersionsDeps,
  workshop: Workshop,
  code: string,
  after: number | undefined,
): Promise<ReplayPage> {
  const { sql } = deps.database;
  const reach = await reachOf(sql, code);
  if (reach === null) throw notFound('document');
  if (after !== undefined && after < reach.first - 1) throw invalid('after', 'the archive does not reach so far back');
  const base = after === undefined ? await baseOf(deps, workshop, code, reach) : null;
  const from = after ?? base?.number ?? 0;
  const steps = stepsOf(await writtenAfter(sql, code, from));
  const before = base === null ? [] : await sql.query(beforeStatement, [code, base.number, VERSIONS]);
  const end = steps.at(-1)?.last ?? from;
  return {
    base,
    versions: await presentVersions(deps, before.toReversed()),
    ...(await presentSteps(deps, steps)),
    last: Math.max(reach.last, end),
    next: steps.length > 0 && end < reach.last ? end : null,
  };
}

/** The state from which every later update is at hand: an empty document, a version, or the text as it is now. */
async function baseOf(
  deps: VersionsDeps,
  workshop: Workshop,
  code: string,
  { first, last }: { first: number; last: number },
): Promise<Base> {
  const earliest = Math.max(first - 1, last - deps.limits.replayUpdates);
  if (earliest <= 0) return { number: 0, at: null, state: null };
  const [version] = await deps.database.sql.query(reachingStatement, [code, earliest]);
  return version === undefined ? baseNow(deps, code) : baseAt(deps, workshop, version);
}

async function baseAt(deps: VersionsDeps, workshop: Workshop, version: VersionRow): Promise<Base> {
  const state = await workshop.do({ kind: 'unpack', packed: await packedOf(deps, version.id) });
  return { number: version.number, at: version.at.toISOString(), state: base64(state) };
}

async function baseNow({ documents }: VersionsDeps, code: string): Promise<Base> {
  const { number, update } = await documents.numbered(code);
  return { number, at: null, state: base64(update) };
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

async function presentSteps(
  deps: VersionsDeps,
  steps: readonly Step[],
): Promise<Pick<ReplayPage, 'steps' | 'writers'>> {
  const traces: Trace[] = [];
  const places = new Map<string, number>();
  const placeOf = (trace: Trace): number => {
    const key = `${trace.userId} ${trace.generationId}`;
    const place = places.get(key) ?? traces.push(trace) - 1;
    places.set(key, place);
    return place;
  };
  const shown = steps.map(({ first, last, atMs, trace, updates }) => ({
    ...{ first, last, at: new Date(atMs).toISOString(), by: placeOf(trace) },
    ...{ sizes: updates.map(({ length }) => length), bytes: Buffer.concat(updates).toString('base64') },
  }));
  const writerOf = await writersOf(deps, traces);
  return { steps: shown, writers: traces.map(writerOf) };
}
