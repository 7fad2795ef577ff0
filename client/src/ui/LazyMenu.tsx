import './button.scss';
import { type ComponentType, useState } from 'react';
import type { MenuProps } from './Menu.tsx';
import { toast } from './toasts.ts';

const load = async (): Promise<ComponentType<MenuProps>> => (await import('./Menu.tsx')).Menu;

/** Its code, on a sign that it may be wanted soon. */
const prepare = (): void => void load().catch(() => undefined);

/** A menu whose list is loaded when one comes near it: no page waits for it. */
export function LazyMenu(props: MenuProps) {
  const [Menu, setMenu] = useState<ComponentType<MenuProps> | null>(null);
  const [busy, setBusy] = useState(false);
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
      onPointerEnter={prepare}
      onFocus={prepare}
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
