import './button.scss';
import './menu.scss';
import type { ReactNode } from 'react';
import { Dropdown } from 'react-bootstrap';
import { useNavigate } from 'react-router';
import { Icon } from './Icon.tsx';
import { check, type IconDefinition } from './icons.ts';

export type MenuItem =
  | {
      kind?: 'action';
      label: string;
      icon?: IconDefinition;
      onSelect: () => void;
      danger?: boolean;
      disabled?: boolean;
      /** Shows a tick: this one of several is chosen. */
      chosen?: boolean;
      keys?: string;
    }
  | { kind: 'link'; label: string; icon?: IconDefinition; to: string; external?: boolean; download?: string }
  | { kind: 'heading'; label: string }
  | { kind: 'line' };

export interface MenuProps {
  /** Names the menu for people who do not see it. */
  label: string;
  /** What is on the button. */
  children: ReactNode;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  /** Classes of the button; the look of a quiet icon button unless given. */
  className?: string;
  onToggle?: (open: boolean) => void;
  /** It was asked for before its code was here: it opens at once and takes the focus of the button before it. */
  startsOpen?: boolean;
}

/** A button that opens a list of things to do. Arrow keys move, Escape closes. */
export function Menu(props: MenuProps) {
  const { label, children, items, align = 'end', className = 'pn-btn pn-icon-btn', onToggle, startsOpen } = props;
  return (
    <Dropdown align={align} onToggle={onToggle} defaultShow={startsOpen}>
      <Dropdown.Toggle
        as="button"
        type="button"
        bsPrefix="btn"
        className={className}
        aria-label={label}
        autoFocus={startsOpen}
      >
        {children}
      </Dropdown.Toggle>
      <Dropdown.Menu className="pn-menu" renderOnMount={false}>
        {items.map((item, index) => (
          <Item key={'label' in item ? item.label : `line-${index}`} item={item} />
        ))}
      </Dropdown.Menu>
    </Dropdown>
  );
}

function Item({ item }: { item: MenuItem }) {
  const navigate = useNavigate();
  if (item.kind === 'line') return <Dropdown.Divider />;
  if (item.kind === 'heading') return <div className="dropdown-header">{item.label}</div>;
  const inside = (
    <>
      <span className="pn-menu-icon">{item.icon && <Icon icon={item.icon} />}</span>
      <span className="pn-menu-label">{item.label}</span>
    </>
  );
  if (item.kind === 'link') {
    const away = item.external === true || item.download !== undefined;
    const go = away ? undefined : (event: React.MouseEvent) => follow(event, () => void navigate(item.to));
    return (
      <Dropdown.Item href={item.to} download={item.download} onClick={go}>
        {inside}
      </Dropdown.Item>
    );
  }
  return (
    <Dropdown.Item
      as="button"
      type="button"
      className={item.danger ? 'pn-menu-danger' : ''}
      disabled={item.disabled}
      aria-pressed={item.chosen}
      onClick={item.onSelect}
    >
      {inside}
      {item.keys && <kbd className="pn-keys">{item.keys}</kbd>}
      {item.chosen && <Icon icon={check} className="pn-menu-tick" />}
    </Dropdown.Item>
  );
}

/** A plain click stays in this page; with a key held the browser opens a new tab as it would for any link. */
function follow(event: React.MouseEvent, go: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go();
}
