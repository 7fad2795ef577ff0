/**
 * What is true about saving, and its words. A change counts as saved once the server says that it is in the database
 * (protocol/document: `saved`), not when it was sent.
 */
import { closeCodes, WORN } from '@penora/protocol/closeCodes';
import type { Role } from '@penora/protocol/schemas/project';
import { counted } from '../format/amounts.ts';

export type Line =
  /** The first attempt to connect is under way. */
  | 'opening'
  /** Connected, the text is being brought up to date. */
  | 'catching-up'
  | 'live'
  /** Lost a moment ago; it comes back by itself. */
  | 'lost';

export type Ended = 'signed-out' | 'withdrawn' | 'deleted' | 'full' | 'worn' | 'refused' | 'too-large';

export interface Saving {
  line: Line;
  /** Of this connection's updates: how many were sent, and how many are dealt with. */
  sent: number;
  acknowledged: number;
  /** Changes made here that the server is not known to have. */
  kept: number;
  /** Why the server has hung up for good; stays until everything is saved after all. */
  ended: Ended | null;
}

export type SavingEvent =
  | { kind: 'connecting' }
  | { kind: 'connected' }
  | { kind: 'sent' }
  | { kind: 'saved'; count: number }
  | { kind: 'synced' }
  /** A change by this person. */
  | { kind: 'changed' }
  | { kind: 'lost'; code: number | null; reason?: string };

export const savingAtStart = (kept: number): Saving => ({
  line: 'opening',
  sent: 0,
  acknowledged: 0,
  kept,
  ended: null,
});

const endings: Readonly<Record<number, Ended>> = {
  [closeCodes.notSignedIn]: 'signed-out',
  [closeCodes.forbidden]: 'withdrawn',
  [closeCodes.noSuchProject]: 'deleted',
  [closeCodes.storageFull]: 'full',
  [closeCodes.invalid]: 'refused',
  [closeCodes.frameTooLarge]: 'too-large',
};

/** Null for a line that comes back by itself. */
export const endingOf = (code: number | null, reason = ''): Ended | null =>
  code === closeCodes.storageFull && reason === WORN ? 'worn' : (endings[code ?? 0] ?? null);

/**
 * Once everything sent is dealt with and the text is up to date, nothing is kept back any more. The first thing sent on
 * every connection is the answer to the server's question what is new here, so before it nothing is known.
 */
function settled(state: Saving): Saving {
  const done = state.line === 'live' && state.sent > 0 && state.acknowledged >= state.sent;
  return done && (state.kept !== 0 || state.ended !== null) ? { ...state, kept: 0, ended: null } : state;
}

export function afterEvent(state: Saving, event: SavingEvent): Saving {
  switch (event.kind) {
    case 'connecting':
      return { ...state, sent: 0, acknowledged: 0 };
    case 'connected':
      return { ...state, line: 'catching-up' };
    case 'sent':
      return { ...state, sent: state.sent + 1 };
    case 'saved':
      return settled({ ...state, acknowledged: Math.max(state.acknowledged, event.count) });
    case 'synced':
      return settled({ ...state, line: 'live' });
    case 'changed':
      return { ...state, kept: state.kept + 1 };
    case 'lost':
      return {
        ...state,
        line: 'lost',
        // A line that is lost while trying again says nothing new.
        ended: endingOf(event.code, event.reason) ?? state.ended,
      };
    default:
      return event satisfies never;
  }
}

export interface SavingWords {
  tone: 'quiet' | 'busy' | 'warn' | 'bad';
  /** In the bar. */
  short: string;
  /** The whole story, when there is one. */
  long: string | null;
}

function offline(kept: number, role: Role): string {
  if (kept === 0)
    return mayEdit(role)
      ? "You're offline. What you write is kept on this device and will be sent when you're back."
      : "You're offline. You can read on; what others write comes when you're back.";
  return `You're offline. ${counted(kept, 'change')} ${kept === 1 ? 'is' : 'are'} kept on this device and will be sent when you're back.`;
}

const endedWords: Record<Ended, SavingWords> = {
  'signed-out': {
    tone: 'bad',
    short: 'Signed out',
    long: 'You were signed out. What you wrote is kept on this device. Sign in again to send it.',
  },
  withdrawn: {
    tone: 'bad',
    short: 'Access ended',
    long: 'You can no longer open this project. The text below stays until you leave this page, so that you can take a copy.',
  },
  deleted: {
    tone: 'bad',
    short: 'Not there any more',
    long: 'This project was deleted, or you can no longer open it. The text is kept on this device. Take a copy of what you need.',
  },
  full: {
    tone: 'bad',
    short: 'Storage full',
    long: 'Your 1 MB is full. This change is kept on this device. Delete or export something to make room.',
  },
  worn: {
    tone: 'bad',
    short: 'Not saved',
    long: 'This text was changed so often that it can take no more. The last change is kept on this device. Download the text, duplicate the project in your workspace, and write on in the copy.',
  },
  refused: {
    tone: 'bad',
    short: 'Not saved',
    long: 'The last change could not be saved, and what was written after it was not either. Take a copy of the text first; reloading shows it as it was saved last.',
  },
  'too-large': {
    tone: 'bad',
    short: 'Not saved',
    long: 'The last change is too large to be saved at once. It is kept on this device. Take out what you pasted last, reload the page, and paste it in parts.',
  },
};

/** `online`: what the device says of its network. `role`: what the person may do here. */
export function savingWords(state: Saving, online: boolean, role: Role): SavingWords {
  if (state.ended !== null) return wordsOfEnd(state.ended, role);
  if (!online) return { tone: 'warn', short: keptShort(state.kept), long: offline(state.kept, role) };
  switch (state.line) {
    case 'opening':
      return { tone: 'busy', short: 'Opening', long: null };
    case 'lost':
      return { tone: 'warn', short: 'Reconnecting', long: state.kept > 0 ? keptSentence(state.kept) : null };
    case 'catching-up':
      return { tone: 'busy', short: state.kept > 0 ? 'Saving' : 'Opening', long: null };
    case 'live':
      if (!mayEdit(role)) return { tone: 'quiet', short: 'Up to date', long: null };
      return state.kept > 0 || state.acknowledged < state.sent
        ? { tone: 'busy', short: 'Saving', long: null }
        : { tone: 'quiet', short: 'Saved', long: null };
    default:
      return state.line satisfies never;
  }
}

/** Why the server has hung up for good, and what to do. */
export function wordsOfEnd(ended: Ended, role: Role): SavingWords {
  const words = endedWords[ended];
  if (ended !== 'full' || role === 'owner') return words;
  const long = "The owner's 1 MB is full. This change is kept on this device. Ask them to make room.";
  return { ...words, long };
}

/** Whether writing on makes sense: what can never be saved should not grow. */
export const endsWriting = (ended: Ended | null): boolean =>
  ended === 'withdrawn' || ended === 'deleted' || ended === 'refused' || ended === 'worn';

/** Whether this role may change the text. */
export const mayEdit = (role: Role): boolean => role === 'editor' || role === 'owner';

const keptShort = (kept: number): string => (kept === 0 ? 'Offline' : `Offline. ${keptSentence(kept)}`);
const keptSentence = (kept: number): string =>
  `${counted(kept, 'change')} ${kept === 1 ? 'is' : 'are'} kept on this device`;
