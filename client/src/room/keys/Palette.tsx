import './palette.scss';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Modal } from 'react-bootstrap';
import { useStore } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { search } from '../../ui/icons.ts';
import { useRoom } from '../roomContext.ts';
import { fits } from './fits.ts';
import { type Action, useActions } from './useActions.ts';

/** Every action, found by typing. */
export function Palette() {
  const { palette } = useRoom();
  const open = useStore(palette);
  return (
    <Modal
      show={open}
      onHide={() => palette.set(false)}
      dialogClassName="pn-palette"
      aria-label="All actions"
      enforceFocus
    >
      {open && <Inside onClose={() => palette.set(false)} />}
    </Modal>
  );
}

function Inside({ onClose }: { onClose: () => void }) {
  const actions = useActions();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = actions.filter((action) => fits(`${action.label} ${action.group}`, typed));
  const at = Math.min(chosen, found.length - 1);
  useEffect(() => void list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);
  const run = (action: Action | undefined): void => {
    if (action === undefined) return;
    onClose();
    // After the dialog has given the focus back.
    setTimeout(action.run, 200);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((at + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="pn-palette-top">
        <Icon icon={search} />
        <input
          ref={field}
          aria-label="What do you want to do?"
          placeholder="What do you want to do?"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
        />
      </div>
      <div ref={list} id={listId} className="pn-palette-list" role="listbox" aria-label="Actions">
        {found.map((action, index) => (
          <Row key={action.key} id={`${listId}-${index}`} action={action} chosen={index === at} onRun={run} />
        ))}
      </div>
      {found.length === 0 && <p className="pn-palette-none">Nothing fits.</p>}
    </>
  );
}

interface RowProps {
  id: string;
  action: Action;
  chosen: boolean;
  onRun: (action: Action) => void;
}

function Row({ id, action, chosen, onRun }: RowProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className="pn-palette-row"
      onMouseDown={(event) => {
        event.preventDefault();
        onRun(action);
      }}
    >
      <Icon icon={action.icon} />
      <span>{action.label}</span>
      <span className="pn-palette-group">{action.group}</span>
      {action.keys !== undefined && <kbd className="pn-keys">{action.keys}</kbd>}
    </div>
  );
}
