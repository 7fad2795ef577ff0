import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { SlashKeys, SlashQuery } from '../../documents/slash.ts';
import { useStore } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { fits } from '../keys/fits.ts';
import { type Action, useModelActions, useTextActions } from '../keys/useActions.ts';
import { useRoom } from '../roomContext.ts';

const HEIGHT = 300;

/** The menu that "/" opens at the beginning of a line: tools and kinds of paragraph. */
export function SlashMenu({ editor }: { editor: Editor }) {
  const { slash } = useRoom();
  const query = useStore(slash.query);
  if (query === null) return null;
  return <Open key={query.from} editor={editor} query={query} />;
}

function Open({ editor, query }: { editor: Editor; query: SlashQuery }) {
  const { slash } = useRoom();
  const actions = [...useModelActions(), ...useTextActions()].filter((action) => action.inSlash !== false);
  const [chosen, setChosen] = useState(0);
  const place = usePlace(editor, query.from);
  const found = actions.filter((action) => fits(action.label, query.text));
  const at = Math.min(chosen, found.length - 1);
  const run = (action: Omit<Action, 'key'> | undefined): void => {
    if (action === undefined) return;
    editor.view.dispatch(editor.state.tr.delete(query.from, query.to));
    action.run();
  };
  const handle: SlashKeys = (key) => {
    if (key === 'close') slash.closedAt.from = query.from;
    if (key === 'close') slash.query.set(null);
    if (found.length === 0) return key === 'close';
    if (key === 'up' || key === 'down') setChosen((at + (key === 'down' ? 1 : -1) + found.length) % found.length);
    if (key === 'choose') run(found[at]);
    return true;
  };
  useEffect(() => {
    slash.keys.handle = handle;
    return () => {
      slash.keys.handle = null;
    };
  });
  if (found.length === 0) return null;
  if (place === null) return null;
  return createPortal(
    <div className="pn-slash" role="listbox" aria-label="Insert" style={place}>
      {found.map((action, index) => (
        <div
          key={`${action.group} ${action.label}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="pn-palette-row"
          ref={(element) => {
            if (index === at) element?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={(event) => {
            event.preventDefault();
            run(action);
          }}
        >
          <Icon icon={action.icon} />
          <span>{action.label}</span>
        </div>
      ))}
    </div>,
    document.body,
  );
}

type Place = { left: number } & ({ top: number } | { bottom: number });

/** Below the line, or above it near the end of the window; the line may be scrolled when it is typed. */
function usePlace(editor: Editor, from: number): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (editor.isDestroyed || from > editor.state.doc.content.size) return;
      const { left, top, bottom } = editor.view.coordsAtPos(from);
      setPlace(bottom + HEIGHT < innerHeight ? { left, top: bottom + 6 } : { left, bottom: innerHeight - top + 6 });
    };
    measure();
    addEventListener('scroll', measure, true);
    addEventListener('resize', measure);
    return () => {
      removeEventListener('scroll', measure, true);
      removeEventListener('resize', measure);
    };
  }, [editor, from]);
  return place;
}
