/** How a generation is told about (look.md, Words): what happened, what is safe, what to do. */
import { ideasSoFar } from '@penora/protocol/lists/ideas';
import { counted } from '../format/amounts.ts';
import { kuWords } from '../format/ku.ts';
import type { Tone } from '../ui/Note.tsx';
import { isRunning, type Run } from './run.ts';

const wordsOf = (run: Run): string => counted(run.words, 'word');
const paidFor = (run: Run): string =>
  run.words === 0
    ? 'It cost nothing.'
    : `You paid ${kuWords(run.costMilliku, 'price')} for the ${wordsOf(run)} you have.`;

export interface EndSentence {
  tone: Tone;
  text: string;
}

/** Which budget ended it, as far as is known, whether it is the owner who reads of it, and pays for the reader. */
export interface BudgetKnown {
  cap: 'project' | 'person' | null;
  isOwner: boolean;
  ownerPays: boolean;
}

const NOTHING_KNOWN: BudgetKnown = { cap: null, isOwner: false, ownerPays: false };

/** What to say under a result that did not simply end well; null when it did. `isMine`: I asked and pay for it. */
export function endSentence(run: Run, isMine: boolean, known: BudgetKnown = NOTHING_KNOWN): EndSentence | null {
  const theirs = (text: string): string =>
    isMine
      ? text.replaceAll('You paid', known.ownerPays ? 'The owner paid' : 'You paid')
      : text.replaceAll('You paid', `${run.requestedByName} paid`).replace('you have', 'you see');
  switch (run.status) {
    case 'queued':
    case 'streaming':
      return null;
    case 'completed':
      return run.reason === 'ceiling'
        ? { tone: 'info', text: theirs(`It reached the most that was agreed. ${paidFor(run)}`) }
        : fewerIdeas(run, theirs);
    case 'exhausted':
      return run.reason === 'budget' ? budgetOver(run, isMine, known) : exhausted(run, isMine, known);
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

function exhausted(run: Run, isMine: boolean, { ownerPays }: BudgetKnown): EndSentence {
  if (isMine && ownerPays)
    return { tone: 'warn', text: `The owner's coins ran out after ${wordsOf(run)}. Everything written is saved.` };
  const [whose, then] = isMine ? ['Your', ' Top up to continue from here.'] : [`${run.requestedByName}'s`, ''];
  return {
    tone: 'warn',
    text: `${whose} coins ran out after ${wordsOf(run)}. Everything written is saved.${then}`,
  };
}

function budgetOver(run: Run, isMine: boolean, { cap, isOwner }: BudgetKnown): EndSentence {
  const after = `after ${wordsOf(run)}`;
  const what = {
    project: `The budget of this project ran out ${after}.`,
    person: isMine
      ? `You reached your limit in this project ${after}.`
      : `${run.requestedByName} reached the limit for each person in this project ${after}.`,
  };
  const happened = cap === null ? `The budget ran out ${after}.` : what[cap];
  const then = isOwner ? 'Raise it to continue from here.' : 'When the owner raises it, you can continue from here.';
  return { tone: 'warn', text: `${happened} Everything written is saved. ${then}` };
}

function stopped(run: Run, theirs: (text: string) => string): EndSentence {
  if (run.reason === 'storage')
    return {
      tone: 'warn',
      text: theirs(`The 1 MB of storage is full. ${paidFor(run)} Delete or export something to make room.`),
    };
  if (run.reason === 'place_deleted')
    return { tone: 'info', text: theirs(`The place it was writing in was deleted. ${paidFor(run)} It is kept here.`) };
  if (run.words === 0) return { tone: 'info', text: 'Stopped before the first word. It cost nothing.' };
  return {
    tone: 'info',
    text: theirs(`Stopped after ${wordsOf(run)}. You paid ${kuWords(run.costMilliku, 'price')}.`),
  };
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
      return run.reason === 'budget' ? 'budget used up' : 'out of coins';
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
