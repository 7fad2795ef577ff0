/** A text too long for one answer is worked through in pieces, one after the other. */
import { FileOptions, RewriteOptions } from '@penora/protocol/catalog/tools';
import { fittingLength, keepEnd } from './cut.ts';
import type { WordRange } from './draft.ts';
import { WORDS_PER_ANSWER } from './rounds.ts';
import { estimateTokens } from './tokenEstimate.ts';
import { wordRange } from './wordRange.ts';

export interface WorkPiece {
  /** The pieces' texts joined are the whole text. */
  text: string;
  /** The end of the piece before, shown so that the joint holds. */
  before: string;
  /** White space between the answer to the piece before and the answer to this one. */
  lead: string;
  words: WordRange;
}

export interface WorkRequest {
  tool: 'file' | 'rewrite';
  options: Readonly<Record<string, unknown>>;
  input: string;
  inputWords: number;
  contextTokens: number;
}

/** Of the context, what a piece may take; its answer, the joints and the instructions need the rest. */
const PIECE_SHARE = 0.25;
/** A summary of more than this leaves out too much. */
const MAX_SUMMARIZED_TOKENS = 6_000;
const BEFORE_TOKENS = 150;
/** A unit is at most this much of a piece, so that no piece is much longer than it should be. */
const UNIT_SHARE = 0.5;
/** So much of a piece may it be longer or shorter at each end, to begin with a chapter or a scene. */
const HEAD_SHARE = 0.25;
/** Characters of headings in a row; more are no headings. */
const MAX_HEADS = 600;
const HEAD = /^(?:#{1,6}[ \t]+\S.*|(?:\*[ \t]*){3,})\s*$/u;
const PARAGRAPH_BORDER = /(?<=\n)(?=[^\n])/u;
/** What follows is looked at first: looking back over a long run of signs at each of them would be slow. */
const SENTENCE_BORDER = /(?=\S)(?<=[.!?…]["'”’»)\]]*\s+)|(?![」』”’）])(?<=[。！？।॥۔][」』”’）]*)/u;

const isContinuation = ({ tool, options }: WorkRequest): boolean =>
  tool === 'file' && FileOptions.parse(options).instruction === 'continue';

const wordsOf = ({ tool, options, inputWords }: WorkRequest): WordRange =>
  tool === 'file'
    ? wordRange('file', FileOptions.parse(options), inputWords)
    : wordRange('rewrite', RewriteOptions.parse(options), inputWords);

/** The words from one share of the whole to another. */
function partOf({ min, max }: WordRange, from: number, to: number): WordRange {
  const between = (words: number): number => Math.max(1, Math.round(words * to) - Math.round(words * from));
  return { min: between(min), max: between(max) };
}

/** How many pieces: by the length of the answers and by what the context holds. */
function countOf({ tool, options, contextTokens }: WorkRequest, words: WordRange, tokens: number): number {
  const isSummary = tool === 'file' && FileOptions.parse(options).instruction === 'summarize';
  const room = Math.max(200, contextTokens * PIECE_SHARE);
  const byContext = tokens / (isSummary ? Math.min(room, MAX_SUMMARIZED_TOKENS) : room);
  const byAnswer = (words.min + words.max) / 2 / WORDS_PER_ANSWER;
  return Math.max(1, Math.ceil(Math.max(byContext, isSummary ? 0 : byAnswer)));
}

/** Parts that are better not cut: paragraphs, in long ones sentences, in endless ones whatever fits. */
function* unitsOf(text: string, tokens: number): Generator<string> {
  for (const paragraph of text.split(PARAGRAPH_BORDER)) {
    if (estimateTokens(paragraph) <= tokens) yield paragraph;
    else for (const sentence of paragraph.split(SENTENCE_BORDER)) yield* partsOf(sentence, tokens);
  }
}

function* partsOf(sentence: string, tokens: number): Generator<string> {
  for (let rest = sentence; rest !== ''; ) {
    const first = (rest.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
    const length = Math.max(first, fittingLength(rest, tokens));
    yield rest.slice(0, length);
    rest = rest.slice(length);
  }
}

/** Headings and scene breaks together with what follows them: a piece may begin with them, never end with one. */
function* withHeads(units: Iterable<string>): Generator<{ text: string; isHead: boolean }> {
  let heads = '';
  for (const unit of units) {
    if (heads.length + unit.length < MAX_HEADS && HEAD.test(unit)) heads += unit;
    else {
      yield { text: heads + unit, isHead: heads !== '' };
      heads = '';
    }
  }
  if (heads !== '') yield { text: heads, isHead: false };
}

interface Unit {
  text: string;
  isHead: boolean;
  /** Tokens before it and of it. */
  start: number;
  tokens: number;
}

function measured(text: string, each: number): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const unit of withHeads(unitsOf(text, Math.max(1, each * UNIT_SHARE)))) {
    const tokens = estimateTokens(unit.text);
    units.push({ ...unit, start, tokens });
    start += tokens;
  }
  return units;
}

/** Where a piece that should begin at `border` does: at a chapter or a scene that is near, else at the nearest unit. */
function cutNear(units: readonly Unit[], border: number, each: number): number {
  let best = -1;
  let distance = each * HEAD_SHARE;
  for (const [index, { isHead, start }] of units.entries()) {
    if (!isHead || Math.abs(start - border) > distance) continue;
    best = index;
    distance = Math.abs(start - border);
  }
  return best >= 0 ? best : units.findIndex(({ start, tokens }) => start + tokens / 2 >= border);
}

/** Groups the units so that the pieces are about equally long, and rather begin with a chapter or a scene. */
function grouped(text: string, each: number, count: number): string[] {
  const units = measured(text, each);
  const borders = Array.from({ length: count - 1 }, (_, index) => cutNear(units, (index + 1) * each, each));
  const cuts = [...new Set([0, ...borders.filter((cut) => cut > 0)])].sort((a, b) => a - b);
  return cuts.map((cut, index) =>
    units
      .slice(cut, cuts[index + 1])
      .map((unit) => unit.text)
      .join(''),
  );
}

/** What stands between two answers: the same as between the pieces. */
const leadAfter = (piece: string | undefined): string => {
  const tail = piece?.slice(piece.trimEnd().length) ?? '';
  if (tail.includes('\n')) return '\n\n';
  return tail === '' ? '' : ' ';
};

/**
 * The pieces of a text that a tool works on as a whole; one for a text that is short enough or that is only gone on
 * from. The same request gives the same pieces, so that a run can be resumed. Their words add up to the whole's.
 */
export function workPieces(request: WorkRequest): WorkPiece[] {
  const { input } = request;
  const words = wordsOf(request);
  const tokens = estimateTokens(input);
  const count = isContinuation(request) ? 1 : countOf(request, words, tokens);
  if (count === 1) return [{ text: input, before: '', lead: '', words }];
  const pieces = grouped(input, tokens / count, count);
  const shares = pieces.map((piece) => estimateTokens(piece));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let before = 0;
  return pieces.map((text, index) => {
    const from = before / total;
    before += shares[index] ?? 0;
    const previous = pieces[index - 1];
    const part = partOf(words, from, before / total);
    return { text, before: keepEnd(previous ?? '', BEFORE_TOKENS), lead: leadAfter(previous), words: part };
  });
}
