/** Counts what this person writes, for the goal of the day: not what models, others or the server put into the text. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { grownBetween } from '../../documents/nodeWords.ts';
import { addToday, type Written } from './dailyGoal.ts';

const CALM_MS = 300;

/** What came from elsewhere comes through the binding; so does one's own undo. */
function isOwn(transaction: Transaction): boolean {
  const synced: { isUndoRedoOperation?: boolean } | undefined = transaction.getMeta(ySyncPluginKey);
  return synced === undefined || synced.isUndoRedoOperation === true;
}

/** Counts behind the typing, and before anybody else's change; returns the way to stop. */
export function followOwnWords(editor: Editor, where: Written): () => void {
  /** The text before the first of one's changes that are not counted yet. */
  let uncounted: Node | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = (until: Node): void => {
    clearTimeout(timer);
    timer = undefined;
    if (uncounted !== null) addToday(where, grownBetween(uncounted, until));
    uncounted = null;
  };
  const countNow = (): void => count(editor.state.doc);
  const changed = ({ transaction }: { transaction: Transaction }): void => {
    if (!transaction.docChanged) return;
    if (isOwn(transaction)) {
      uncounted ??= transaction.before;
      timer ??= setTimeout(countNow, CALM_MS);
    } else count(transaction.before);
  };
  addToday(where, 0);
  editor.on('transaction', changed);
  addEventListener('pagehide', countNow);
  return () => {
    editor.off('transaction', changed);
    removeEventListener('pagehide', countNow);
    countNow();
  };
}
