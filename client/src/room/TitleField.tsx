import { limits } from '@penora/protocol/catalog/limits';
import { cleanTitle } from '@penora/protocol/schemas/text';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { mayEdit } from '../documents/saving.ts';
import { useStore } from '../store.ts';
import { rename } from './rename.ts';
import { useRole, useRoom } from './roomContext.ts';

/** The project's title, edited in place: in the bar, and above the text. */
export function TitleField({ place }: { place: 'bar' | 'page' }) {
  const room = useRoom();
  const { title } = useStore(room.project);
  const canRename = mayEdit(useRole());
  const [typed, setTyped] = useState(title);
  useEffect(() => setTyped(title), [title]);
  const classes = place === 'bar' ? 'pn-title pn-title-bar' : 'pn-title pn-title-page';
  if (!canRename)
    return place === 'bar' ? <span className={classes}>{title}</span> : <h1 className={classes}>{title}</h1>;
  const leave = (left: string): void => {
    const clean = cleanTitle(left);
    setTyped(clean);
    if (clean !== title) void rename(room, clean);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    // The field is left at once, before another drawing.
    if (event.key === 'Escape') event.currentTarget.value = title;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.currentTarget.blur();
    room.editor.get()?.commands.focus();
  };
  return (
    <span className={`pn-title-box ${classes}-box`}>
      {/* As wide as its words. */}
      <span className="pn-title-ghost" aria-hidden="true">
        {typed === '' ? ' ' : typed}
      </span>
      <input
        className={classes}
        aria-label={place === 'bar' ? 'Title of the project' : 'Title of the project, above the text'}
        value={typed}
        maxLength={limits.titleCharacters}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => leave(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
