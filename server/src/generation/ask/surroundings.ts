import type { GenerationRequest } from '@penora/protocol/schemas/generation';
import type { GenerationDeps } from '../deps.ts';
import { endWithin, markedAfter, markedBefore, startWithin } from '../tools/cut.ts';
import type { Surroundings } from '../tools/surroundings.ts';
import type { Around } from '../writer/around.ts';
import { type End, locate, locateEnd, type Span } from './locate.ts';
import { chapterAt, notesOf, outlineOf, summariesOf } from './outline.ts';

/** Text before a cursor that is only context; what is worked on is kept whole. */
export const CONTEXT_CHARACTERS = 32_000;
/** On each side of a passage. */
const BESIDE_CHARACTERS = 2_000;

/** What a request is told of the document beside its own text. */
export interface Placed {
  around: Surroundings;
  /** Of a text that was found in the document: what follows it. */
  after?: string;
}

interface Asked {
  code: string;
  document: Around;
  /** What is worked on or gone on from. */
  input: string;
  /** With the request; else it was read from the document, up to the place. */
  isGiven: boolean;
}

type Deps = Pick<GenerationDeps, 'db' | 'limits'>;

/** The beginning of a text, with a mark where it goes on. */
export const bounded = (text: string, characters: number): string =>
  text.length <= characters ? text : markedAfter(startWithin(text, characters));

const boundedEnd = (text: string, characters: number): string =>
  text.length <= characters ? text : markedBefore(endWithin(text, characters));

/** Stories and files know of the whole otherwise: nothing for them. */
export async function placedIn(deps: Deps, request: GenerationRequest, asked: Asked): Promise<Placed | undefined> {
  if (request.tool === 'story' || request.tool === 'file') return undefined;
  const { around, after } = await findPlace(deps, request, asked);
  return { around: storable(around), ...(after === undefined ? {} : { after: clean(after) }) };
}

/** The database takes neither NUL nor, in JSON, half a surrogate pair; what is shown must be what is kept and sent. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function storable({ notes = '', outline, summaries, before, ...known }: Surroundings): Surroundings {
  const texts = { notes: clean(notes), outline: clean(outline), summaries: clean(summaries), before: clean(before) };
  return { ...known, ...texts };
}

async function findPlace(deps: Deps, request: GenerationRequest, asked: Asked): Promise<Placed> {
  const { document, input, isGiven } = asked;
  if (!isGiven) {
    const place = document.before.length;
    const start = place - input.length;
    const known = await knownOf(deps, asked, { place, start });
    return { around: { ...known, before: '', isCut: start > 0, isFound: false } };
  }
  const whole = document.before + document.gap + document.after;
  // A card has no position, but its text may stand in the document.
  if (request.tool === 'write' && request.target.kind === 'card') {
    const end = locateEnd(whole, input);
    if (end !== undefined) return placedEnd(deps, asked, whole, end);
  }
  const found = request.tool === 'write' ? undefined : locate(whole, input);
  const isPassage = request.tool === 'rewrite' || request.tool === 'describe';
  if (found !== undefined && isPassage) return placedPassage(deps, asked, whole, found);
  const place = found === undefined ? placeOf(request, document) : found.from + 1;
  const known = await knownOf(deps, asked, { place, start: place });
  return { around: { ...known, before: '', isCut: false, isFound: false } };
}

/** Of the request itself; 0 where it is not known, which lies in no chapter. */
const placeOf = ({ target }: GenerationRequest, { before }: Around): number =>
  target.kind === 'document' ? before.length : 0;

async function placedEnd(deps: Deps, asked: Asked, whole: string, { from, to }: End): Promise<Placed> {
  const room = Math.max(0, CONTEXT_CHARACTERS - asked.input.length);
  const before = from === undefined ? '' : endWithin(whole.slice(0, from), room);
  const start = from === undefined ? to : from - before.length;
  const known = await knownOf(deps, asked, { place: to, start });
  return {
    around: { ...known, before, isCut: from !== undefined && start > 0, isFound: true },
    after: bounded(whole.slice(to).trimStart(), deps.limits.afterCharacters),
  };
}

async function placedPassage(deps: Deps, asked: Asked, whole: string, { from, to }: Span): Promise<Placed> {
  const known = await knownOf(deps, asked, { place: from + 1, start: from });
  const before = boundedEnd(whole.slice(0, from).trimEnd(), BESIDE_CHARACTERS);
  const after = bounded(whole.slice(to).trimStart(), BESIDE_CHARACTERS);
  return { around: { ...known, before, isCut: false, isFound: true }, after };
}

/** The whole in a few lines; `start` is where the text that is sent begins: what it holds is not summed up as well. */
async function knownOf(
  { db }: Deps,
  { code, document: { headings } }: Asked,
  { place, start }: { place: number; start: number },
): Promise<Pick<Surroundings, 'notes' | 'outline' | 'summaries'>> {
  const here = chapterAt(headings, place);
  const earlier = headings.slice(0, Math.max(0, here)).filter(({ at }) => at < start);
  const [notes, summaries] = await Promise.all([notesOf(db.sql, code), summariesOf(db.sql, code, earlier)]);
  return { notes, outline: outlineOf(headings, here), summaries };
}
