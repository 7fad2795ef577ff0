import { BrainstormOptions } from '@penora/protocol/catalog/tools';
import { countWords } from '@penora/protocol/words/pieces';
import { type ComposeInput, compose } from '../tools/compose.ts';
import { type WorkPiece, workPieces } from '../tools/workPieces.ts';
import { IdeaGate } from './ideaGate.ts';
import { storyWork } from './storyWork.ts';
import type { Told, Work } from './tellParts.ts';
import type { WorkDeps, WorkRequest } from './workDeps.ts';

/** What a record asks a model for, before anything is known of parts. */
export function requestOf(record: WorkRequest, contextTokens: number): ComposeInput {
  const { tool, options, prompt, input, afterText: after, take, plan } = record;
  const around = plan?.around === undefined ? {} : { around: plan.around };
  return { tool, options, prompt, input, after, take, written: '', model: { contextTokens }, ...around };
}

/** The parts that a generation consists of: chapters, pieces of a long text, or just one. */
export function workOf(record: WorkRequest, deps: WorkDeps): Work {
  const request = requestOf(record, deps.contextTokens);
  if (record.tool === 'story') return storyWork(record, request, deps);
  const { tool, options, input } = record;
  if (tool === 'brainstorm') return list(request, BrainstormOptions.parse(options).count);
  if (tool !== 'file' && tool !== 'rewrite') return single(request);
  const { contextTokens } = deps;
  const pieces = workPieces({ tool, options, input, inputWords: countWords(input), contextTokens });
  return pieces.length === 1 ? single(request) : inPieces(request, pieces);
}

const single = (request: ComposeInput): Work => ({
  parts: 1,
  lead: () => '',
  compose: (_part, written) => compose({ ...request, written }),
});

/** A list of so many ideas; what a model writes beyond them is neither delivered nor charged. */
const list = (request: ComposeInput, count: number): Work => ({
  ...single(request),
  gate: (_part, written) => new IdeaGate(count, written),
});

/** Each answer knows the end of the one before, so that the joints hold. */
function inPieces(request: ComposeInput, pieces: readonly WorkPiece[]): Work {
  const at = (part: number): WorkPiece => {
    const piece = pieces[part];
    if (piece === undefined) throw new RangeError(`there is no piece ${part}`);
    return piece;
  };
  return {
    parts: pieces.length,
    lead: (part) => at(part).lead,
    compose(part, written, told: Told) {
      const { text, before, words } = at(part);
      const earlier = part === 0 ? '' : told.part(part - 1);
      const piece = { number: part + 1, count: pieces.length, before, earlier, words };
      return compose({ ...request, input: text, written, piece });
    },
  };
}
