import './find.scss';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type FindRules, findStateOf, replaceAll, replaceCurrent, search, step } from '../../documents/find.ts';
import { counted } from '../../format/amounts.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { chevronDown, close } from '../../ui/icons.ts';
import { announce } from '../../ui/toasts.ts';
import { chevronUp } from '../icons.ts';
import { useCanWrite, useEditor, useRoom } from '../roomContext.ts';

/** Find and replace, below the toolbar. */
export function FindBar() {
  const { finding } = useRoom();
  const open = useStore(finding);
  const editor = useEditor();
  if (!open || editor === null) return null;
  return <Bar editor={editor} onClose={() => finding.set(false)} />;
}

function Bar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [by, setBy] = useState('');
  const [rules, setRules] = useState<FindRules>({});
  const canWrite = useCanWrite();
  const field = useRef<HTMLInputElement>(null);
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { found, current: at } = findStateOf(now.state);
      return { count: found.length, current: at };
    },
  });
  useEffect(() => {
    field.current?.focus();
    return () => {
      if (!editor.isDestroyed) search(editor.view, '');
    };
  }, [editor]);
  const ask = (next: string, by: FindRules): void => {
    setQuery(next);
    setRules(by);
    search(editor.view, next, by);
  };
  const leave = (): void => {
    onClose();
    editor.commands.focus();
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The key is spent: it stops no generation.
    event.preventDefault();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    step(editor.view, event.shiftKey ? -1 : 1);
  };
  return (
    <search className="pn-find" aria-label="Find and replace" onKeyDown={onEscape}>
      <input
        ref={field}
        className="form-control pn-control"
        aria-label="Find"
        placeholder="Find"
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => ask(event.target.value, rules)}
      />
      <button
        type="button"
        className="pn-find-rule pn-find-case"
        aria-label="Match case"
        title="Match case"
        aria-pressed={rules.matchCase ?? false}
        onClick={() => ask(query, { ...rules, matchCase: !rules.matchCase })}
      />
      <button
        type="button"
        className="pn-find-rule pn-find-word"
        aria-label="Whole word"
        title="Whole word"
        aria-pressed={rules.wholeWord ?? false}
        onClick={() => ask(query, { ...rules, wholeWord: !rules.wholeWord })}
      />
      <span className="pn-find-count pn-num" role="status">
        {query === '' ? '' : count === 0 ? 'Nothing found' : `${current + 1} of ${count}`}
      </span>
      <IconButton
        size="sm"
        icon={chevronUp}
        label="Previous"
        keys="Shift+Enter"
        onClick={() => step(editor.view, -1)}
      />
      <IconButton size="sm" icon={chevronDown} label="Next" keys="Enter" onClick={() => step(editor.view, 1)} />
      {canWrite && (
        <>
          <input
            className="form-control pn-control"
            aria-label="Replace by"
            placeholder="Replace by"
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
          <Button size="sm" disabled={count === 0} onClick={() => replaceCurrent(editor.view, by)}>
            Replace
          </Button>
          <Button
            size="sm"
            disabled={count === 0}
            onClick={() => announce(`${counted(replaceAll(editor.view, by), 'place')} replaced.`)}
          >
            All
          </Button>
        </>
      )}
      <IconButton size="sm" icon={close} label="Close" keys="Esc" className="pn-find-close" onClick={leave} />
    </search>
  );
}
