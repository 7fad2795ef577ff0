import { joinBackward, setBlockType, splitBlock } from '@tiptap/pm/commands';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Plugin } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import { KEEPS_MARKS, markGuard } from './markGuard.ts';
import { doc, markOf, OTHER, p, schema, shown, stateWith } from './test/editing.ts';

const guard = (): Plugin => markGuard();

describe('what a person types never carries the mark of a generation', () => {
  it('typing in the middle of a model’s text', () => {
    const state = stateWith(doc(p('[the lamp was lit]')), 5, [guard()]);
    const next = state.apply(state.tr.insertText('old '));
    expect(shown(next.doc)).toBe('[the ]old [lamp was lit]');
  });

  it('is so from the first character on: the caret carries no mark, other formats stay', () => {
    const bold = schema.marks.bold?.create();
    if (bold === undefined) throw new Error('no bold');
    const start = stateWith(doc(p('[the lamp]')), 1, [guard()]);
    const formatted = start.apply(start.tr.addMark(1, 9, bold));
    const moved = formatted.apply(formatted.tr.setSelection(TextSelection.create(formatted.doc, 4)));
    expect(moved.storedMarks?.map((mark) => mark.type.name)).toEqual(['bold']);
  });

  it('a word put right by the keyboard: only what is new is the person’s', () => {
    const state = stateWith(doc(p('[the lapm was lit]')), 5, [guard()]);
    const whole = schema.text('lamp', [markOf('7d3c1c1e-3b0a-4c11-9a65-0d5a3f4f1a10')]);
    const next = state.apply(state.tr.replaceWith(5, 9, whole));
    expect(shown(next.doc)).toBe('[the la]mp[ was lit]');
  });

  it('plain text pasted between a model’s words', () => {
    const state = stateWith(doc(p('[the lamp]')), 5, [guard()]);
    const marks = state.selection.$head.marks().length > 0 ? state.selection.$head.marks() : [];
    const slice = new Slice(Fragment.from(schema.text('red ', marks)), 0, 0);
    const next = state.apply(state.tr.replaceSelection(slice).setMeta('paste', true).setMeta('uiEvent', 'paste'));
    expect(shown(next.doc)).toBe('[the ]red [lamp]');
  });

  it('splitting, joining and turning into a heading leave the mark where it was', () => {
    let state = stateWith(doc(p('[one two]')), 5, [guard()]);
    const dispatch = (tr: typeof state.tr): void => {
      state = state.apply(tr);
    };
    splitBlock(state, dispatch);
    expect(shown(state.doc)).toBe('[one ]|[two]');
    joinBackward(state, dispatch);
    expect(shown(state.doc)).toBe('[one two]');
    const heading = schema.nodes.heading;
    if (heading === undefined) throw new Error('no heading');
    setBlockType(heading, { level: 2 })(state, dispatch);
    expect(shown(state.doc)).toBe('[one two]');
  });

  it('what others write, and my own undo, come by Yjs and stay as they are', () => {
    const state = stateWith(doc(p('hers ')), 6, [guard()]);
    const mark = markOf(OTHER);
    const remote = state.tr.replaceWith(6, 6, schema.text('model', [mark])).setMeta(ySyncPluginKey, {});
    expect(shown(state.apply(remote).doc)).toBe('hers [model]');
  });

  it('a result put in on purpose keeps its receipt', () => {
    const state = stateWith(doc(p('mine ')), 6, [guard()]);
    const put = state.tr.replaceWith(6, 6, schema.text('model', [markOf(OTHER)]));
    expect(shown(state.apply(put.setMeta(KEEPS_MARKS, true)).doc)).toBe('mine [model]');
    expect(shown(state.apply(state.tr.replaceWith(6, 6, schema.text('model', [markOf(OTHER)]))).doc)).toBe(
      'mine model',
    );
  });
});
