import type { GenerationRequest } from '@penora/protocol/schemas/generation';
import { hasWords, saysSomething } from '@penora/protocol/words/says';
import { invalid, unreachable } from '../../kernel/errors.ts';
import type { GenerationDeps } from '../deps.ts';
import { endWithin } from '../tools/cut.ts';
import type { Surroundings } from '../tools/surroundings.ts';
import { textAround } from '../writer/around.ts';
import { isPosition, PlaceDeleted } from '../writer/place.ts';
import { bounded, CONTEXT_CHARACTERS, placedIn } from './surroundings.ts';

/** The text that a request works on, and where it is. */
export interface Source {
  input: string;
  after: string;
  /** Where to begin in the document; null is the end. */
  position: Uint8Array | null;
  /** Of the file that the text is from. */
  title?: string;
  /** The document that it stands in; missing where a tool has nothing to do with it. */
  around?: Surroundings;
}

function positionOf(request: GenerationRequest): Uint8Array | null {
  if (request.target.kind === 'card' || request.target.position === 'end') return null;
  const bytes = new Uint8Array(Buffer.from(request.target.position, 'base64'));
  if (!isPosition(bytes)) throw invalid('target.position', 'not a Yjs relative position');
  return bytes;
}

/** Never the beginning of half a surrogate pair. */
function lastCharacters(text: string, count: number): string {
  return text.length <= count ? text : text.slice(-count).replace(/^[\udc00-\udfff]/, '');
}

const isWorkedOn = ({ tool }: GenerationRequest): boolean => tool === 'rewrite' || tool === 'file';

interface Given {
  title?: string;
  text?: string;
}

/** A file is worked through from its first word to its last; other text is kept as far as it is looked at. */
async function givenText(deps: GenerationDeps, request: GenerationRequest, userId: string): Promise<Given> {
  if (request.tool === 'file' && request.options.fileId !== undefined) {
    return deps.fileText(request.options.fileId, userId);
  }
  const text = request.input?.text;
  return text === undefined ? {} : { text: lastCharacters(text, deps.limits.contextCharacters) };
}

/** Throws `invalid` when there is not one word to work on, before anybody pays for an answer about nothing. */
function demandText(request: GenerationRequest, { input }: Source): void {
  if (hasWords(input)) return;
  switch (request.tool) {
    case 'rewrite':
      throw invalid('input.text', 'There is no text to rewrite.');
    case 'file':
      throw invalid(request.options.fileId === undefined ? 'input.text' : 'options.fileId', 'There is no text in it.');
    case 'describe':
      // With nothing given at all it describes what it likes; what was given must say something.
      if (request.input === undefined || saysSomething(request.prompt ?? '')) return;
      throw invalid('input.text', 'Say what to describe.');
    case 'prompt':
    case 'story':
    case 'write':
    case 'brainstorm':
      return;
    default:
      unreachable(request);
  }
}

/**
 * What the request is about: its own text, or the document's before the position (contract.md, Generations). Throws
 * `invalid` for a position that the document does not have and where there is nothing to work on, `not_found` for an
 * unknown file.
 */
export async function sourceOf(deps: GenerationDeps, request: GenerationRequest, userId: string): Promise<Source> {
  const source = await readSource(deps, request, userId);
  demandText(request, source);
  return source;
}

async function readSource(deps: GenerationDeps, request: GenerationRequest, userId: string): Promise<Source> {
  const position = positionOf(request);
  const { text: given, title } = await givenText(deps, request, userId);
  const named = title === undefined ? {} : { title };
  const limit = isWorkedOn(request) ? deps.limits.contextCharacters : CONTEXT_CHARACTERS;
  const { projectCode: code } = request;
  if (code === undefined) {
    if (position !== null) throw invalid('target.position', 'a new project has no such position');
    return { ...named, input: given ?? '', after: '', position: null };
  }
  const document = await deps.documents
    .read(code, (doc) => textAround(doc, position))
    .catch((error: unknown) => {
      if (error instanceof PlaceDeleted) throw invalid('target.position', 'this place is not in the document');
      throw error;
    });
  const input = given ?? lastBefore(request, document.before, limit);
  const placed = await placedIn(deps, request, { code, document, input, isGiven: given !== undefined });
  return {
    ...named,
    input,
    after: placed?.after ?? bounded(document.after, deps.limits.afterCharacters),
    position,
    ...(placed === undefined ? {} : { around: placed.around }),
  };
}

/** What is worked on keeps all that fits; context begins with a paragraph, a sentence or a word. */
const lastBefore = (request: GenerationRequest, before: string, limit: number): string =>
  isWorkedOn(request) ? lastCharacters(before, limit) : endWithin(before, limit);
