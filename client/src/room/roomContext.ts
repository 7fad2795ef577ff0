/** What the parts of one open room share. The value never changes while the room is open; its stores do. */
import type { Budget } from '@penora/protocol/schemas/budget';
import type { Person } from '@penora/protocol/schemas/person';
import type { Project, Role } from '@penora/protocol/schemas/project';
import type { Editor } from '@tiptap/core';
import { createContext, useContext } from 'react';
import type { ProjectComments } from '../comments/projectComments.ts';
import type { OpenDocument } from '../documents/connection.ts';
import type { Outline } from '../documents/outline.ts';
import type { Passage } from '../documents/position.ts';
import type { Present } from '../documents/presence.ts';
import { endsWriting, mayEdit } from '../documents/saving.ts';
import type { Slash } from '../documents/slash.ts';
import type { Draft, RequestBody } from '../generation/draft.ts';
import type { BarHosts } from '../generation/inline/barHosts.ts';
import type { ProjectRuns } from '../generation/projectRuns.ts';
import { type Store, useStore, useStorePart } from '../store.ts';
import type { Panes } from './panes.ts';

/** What a person asked for in this tab, beyond what the server tells everybody. */
export interface AskedHere {
  body: RequestBody;
  /** The selection at that moment. */
  passage: Passage | null;
}

/** What a file is made of. */
export type Downloading = 'text' | 'selection' | null;

export interface Selected {
  /** The selected text; empty while there is only a caret. */
  text: string;
  words: number;
  /** The end of the text before the caret, to say where "into the text" is. */
  before: string;
}

/** What of the past lies open over the room. */
export type Looking = { kind: 'version'; id: string } | { kind: 'replay' } | null;

export interface RoomValue {
  code: string;
  me: Person;
  project: Store<Project>;
  document: OpenDocument;
  people: Store<readonly Present[]>;
  runs: ProjectRuns;
  comments: ProjectComments;
  bars: BarHosts;
  draft: Store<Draft>;
  /** Null until the text is there. */
  editor: Store<Editor | null>;
  outline: Store<Outline>;
  selected: Store<Selected>;
  panes: Panes;
  /** Whether all that models wrote is underlined. */
  receipts: Store<boolean>;
  /** What lies open over the text. */
  finding: Store<boolean>;
  palette: Store<boolean>;
  shortcuts: Store<boolean>;
  sharing: Store<boolean>;
  /** Null until somebody needed it (budget/roomBudget.ts). */
  budget: Store<Budget | null>;
  /** How the text was made. */
  receiptOpen: Store<boolean>;
  /** Of what a file is being chosen. */
  downloading: Store<Downloading>;
  looking: Store<Looking>;
  /** Whether the caret was ever put anywhere. */
  touched: Store<boolean>;
  asked: Map<string, AskedHere>;
  slash: Slash;
  /** Registers what Ctrl+Enter does; returns the way to take it back. */
  onGenerate(act: () => void): () => void;
  /** Presses the price button. */
  generate(): void;
}

export const RoomContext = createContext<RoomValue | null>(null);

/** The room around this component. Throws outside of one. */
export function useRoom(): RoomValue {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('this part belongs into a room');
  return room;
}

/** What the person may do here, as the server said last. */
export function useRole(): Role {
  const { project, document } = useRoom();
  const told = useStore(document.role);
  const isShutOut = useStorePart(document.saving, ({ ended }) => endsWriting(ended));
  const role = useStorePart(project, (now) => now.role);
  // Whoever was shut out may still read and copy what is on the screen, and does not write what is never saved.
  return isShutOut ? 'viewer' : (told ?? role);
}

export const useEditor = (): Editor | null => useStore(useRoom().editor);

/** Whether the editor is there and may be written in. */
export function useCanWrite(): boolean {
  const editor = useEditor();
  return mayEdit(useRole()) && editor !== null;
}
