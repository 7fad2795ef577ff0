/** Opens everything that a room needs, and closes it again. */
import type { Budget } from '@penora/protocol/schemas/budget';
import type { Person } from '@penora/protocol/schemas/person';
import type { Editor } from '@tiptap/core';
import { ProjectComments } from '../comments/projectComments.ts';
import { openDocument } from '../documents/connection.ts';
import { type Outline, UNCOUNTED } from '../documents/outline.ts';
import { watchPeople } from '../documents/presence.ts';
import { createSlash } from '../documents/slash.ts';
import { keepDraft } from '../generation/draftStore.ts';
import { BarHosts } from '../generation/inline/barHosts.ts';
import { ProjectRuns } from '../generation/projectRuns.ts';
import { createStore } from '../store.ts';
import type { OpenedProject } from './openProject.ts';
import { createPanes } from './panes.ts';
import type { Downloading, Looking, RoomValue, Selected } from './roomContext.ts';

export function createRoom(
  { project, isRemembered }: OpenedProject,
  me: Person,
): { room: RoomValue; close: () => void } {
  const document = openDocument(project.code, me.id, isRemembered && project.words === 0);
  const { people, stop: stopPeople } = watchPeople(document.provider.awareness, me);
  const { draft, stop: stopDraft } = keepDraft(project.code);
  const runs = new ProjectRuns(project.code);
  const bars = new BarHosts(runs);
  const comments = new ProjectComments(project.code);
  const stopRuns = runs.open();
  const stopComments = comments.open();
  const room: RoomValue = {
    code: project.code,
    me,
    project: createStore(project),
    document,
    people,
    runs,
    comments,
    bars,
    draft,
    editor: createStore<Editor | null>(null),
    outline: createStore<Outline>(UNCOUNTED),
    selected: createStore<Selected>({ text: '', words: 0, before: '' }),
    panes: createPanes(),
    receipts: createStore(false),
    finding: createStore(false),
    palette: createStore(false),
    shortcuts: createStore(false),
    sharing: createStore(false),
    budget: createStore<Budget | null>(null),
    receiptOpen: createStore(false),
    downloading: createStore<Downloading>(null),
    looking: createStore<Looking>(null),
    touched: createStore(false),
    asked: new Map(),
    slash: createSlash(),
    ...pressing(),
  };
  const close = (): void => {
    stopRuns();
    stopComments();
    bars.close();
    stopPeople();
    stopDraft();
    document.close();
  };
  return { room, close };
}

/** The price button is pressed by keys from everywhere; it registers itself while it is there. */
function pressing(): Pick<RoomValue, 'onGenerate' | 'generate'> {
  let act: (() => void) | null = null;
  return {
    onGenerate(next) {
      act = next;
      return () => {
        if (act === next) act = null;
      };
    },
    generate: () => act?.(),
  };
}
