import './button.scss';
import { type ComponentType, useEffect, useState } from 'react';
import { whenAtRest } from './atRest.ts';
import type { MenuProps } from './Menu.tsx';
import { toast } from './toasts.ts';

const load = async (): Promise<ComponentType<MenuProps>> => (await import('./Menu.tsx')).Menu;

/** A menu whose list is loaded behind the page, or by the first press: no page waits for it. */
export function LazyMenu(props: MenuProps) {
  const [Menu, setMenu] = useState<ComponentType<MenuProps> | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => whenAtRest(() => void load().catch(() => undefined)), []);
  if (Menu !== null) return <Menu {...props} startsOpen />;
  const open = (): void => {
    setBusy(true);
    load().then(
      (loaded) => setMenu(() => loaded),
      () => {
        setBusy(false);
        toast('This menu could not be loaded. Check your connection and try again.', { tone: 'bad' });
      },
    );
  };
  return (
    <button
      type="button"
      className={`btn ${props.className ?? 'pn-btn pn-icon-btn'}`}
      aria-label={props.label}
      aria-expanded="false"
      aria-busy={busy || undefined}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open();
      }}
    >
      {props.children}
    </button>
  );
}
