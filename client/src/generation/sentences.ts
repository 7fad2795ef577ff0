/** How a generation is told about (look.md, Words): what happened, what is safe, what to do. */
import { ideasSoFar } from '@penora/protocol/lists/ideas';
import { counted } from '../format/amounts.ts';
import { kuWords } from '../format/ku.ts';
import type { Tone } from '../ui/Note.tsx';
import { isRunning, type Run } from './run.ts';

const wordsOf = (run: Run): string => counted(run.words, 'word');
const paidFor = (run: Run): string =>
  run.words === 0 ? 'It cost nothing.' : `You paid ${kuWords(run.costMilliku)} for the ${wordsOf(run)} you have.`;

export interface EndSentence {
  tone: Tone;
  text: string;
  /** Says that coins are what is missing. */
  needsCoins?: boolean;
}

/** What to say under a result that did not simply end well; null when it did. `isMine`: I asked and pay for it. */
export function endSentence(run: Run, isMine: boolean): EndSentence | null {
  const theirs = (text: string): string =>
    isMine ? text : text.replaceAll('You paid', `${run.requestedByName} paid`).replace('you have', 'you see');
  switch (run.status) {
    case 'queued':
    case 'streaming':
      return null;
    case 'completed':
      return run.reason === 'ceiling'
        ? { tone: 'info', text: `It reached the most that was agreed, ${kuWords(run.maxMilliku, 'price')}.` }
        : fewerIdeas(run, theirs);
    case 'exhausted':
      return exhausted(run, isMine);
    case 'stopped':
      return stopped(run, theirs);
    case 'failed':
      return {
        tone: 'bad',
        text: theirs(
          run.words === 0
            ? 'The model did not answer. It cost nothing. Try again.'
            : `The model stopped answering. ${paidFor(run)} Try again or continue.`,
        ),
      };
    case 'interrupted':
      return {
        tone: 'warn',
        text: theirs(`Penora was restarted while this was being written. ${paidFor(run)} Continue from here.`),
      };
    default:
      return run.status satisfies never;
  }
}

/** A model that ends its list early: a list has a number that was asked for, and it is said where that did not come. */
function fewerIdeas(run: Run, theirs: (text: string) => string): EndSentence | null {
  const { count } = run.options;
  if (run.tool !== 'brainstorm' || typeof count !== 'number') return null;
  const came = ideasSoFar(run.text, true).length;
  if (came >= count) return null;
  return { tone: 'info', text: theirs(`The model ended its list after ${came} of ${count} ideas. ${paidFor(run)}`) };
}

function exhausted(run: Run, isMine: boolean): EndSentence {
  if (run.reason === 'budget')
    return {
      tone: 'warn',
      text: `The budget of this project ran out after ${wordsOf(run)}. Everything written is saved. When the owner raises it, you can continue from here.`,
    };
  return isMine
    ? {
        tone: 'warn',
        text: `Your coins ran out after ${wordsOf(run)}. Everything written is saved. Top up to continue from here.`,
        needsCoins: true,
      }
    : {
        tone: 'warn',
        text: `${run.requestedByName}'s coins ran out after ${wordsOf(run)}. Everything written is saved.`,
      };
}

function stopped(run: Run, theirs: (text: string) => string): EndSentence {
  if (run.reason === 'storage')
    return {
      tone: 'warn',
      text: theirs(`The 1 MB of storage is full. ${paidFor(run)} Delete or export something to make room.`),
    };
  if (run.reason === 'place_deleted')
    return { tone: 'info', text: theirs(`The place it was writing in was deleted. ${paidFor(run)} It is kept here.`) };
  return { tone: 'info', text: `Stopped after ${wordsOf(run)}.` };
}

/** In the line of states: always a word, never a colour alone. */
export function stateWord(run: Run): string {
  switch (run.status) {
    case 'queued':
      return 'waiting';
    case 'streaming':
      return run.seq === 0 ? 'thinking' : 'streaming';
    case 'completed':
      return 'done';
    case 'stopped':
      return 'stopped';
    case 'exhausted':
      return 'out of coins';
    case 'failed':
      return 'failed';
    case 'interrupted':
      return 'interrupted';
    default:
      return run.status satisfies never;
  }
}

/** For people who listen: once at the start, once at the end. */
export function spoken(run: Run, writer: string, isMine: boolean): string {
  if (isRunning(run)) return run.status === 'queued' ? `${writer} is waiting for its turn.` : `${writer} has started.`;
  const sums = `${wordsOf(run)}, ${kuWords(run.costMilliku)}.`;
  const said = endSentence(run, isMine)?.text ?? '';
  return run.status === 'completed' ? `${writer} is done: ${sums} ${said}`.trim() : `${writer}: ${said}`;
}
