import { useNavigate } from 'react-router';
import { signOut, useSession } from '../session/session.ts';
import { useStore } from '../store.ts';
import { chooseTheme, themeStore } from '../theme/theme.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { device, home, menu, moon, person, pricing, signOut as signOutIcon, sun, workspace } from '../ui/icons.ts';
import { LazyMenu } from '../ui/LazyMenu.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { toastProblem } from '../ui/toasts.ts';

function useThemeItems(): MenuItem[] {
  const chosen = useStore(themeStore);
  const choice = (value: 'dark' | 'paper' | 'system', label: string, icon: typeof moon): MenuItem => ({
    label,
    icon,
    chosen: chosen === value,
    onSelect: () => chooseTheme(value),
  });
  return [
    { kind: 'heading', label: 'Theme' },
    choice('dark', 'Dark', moon),
    choice('paper', 'Paper', sun),
    choice('system', 'As the device', device),
  ];
}

/** The menu at the end of every bar. `extra` comes first, e.g. the room's own actions. */
export function MainMenu({ extra = [] }: { extra?: readonly MenuItem[] }) {
  const session = useSession();
  const navigate = useNavigate();
  const themes = useThemeItems();
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      await navigate('/');
    } catch (error) {
      toastProblem(error);
    }
  };
  const isIn = session.kind === 'in';
  const items: MenuItem[] = [
    ...extra,
    ...(extra.length > 0 ? [{ kind: 'line' } as const] : []),
    { kind: 'link', label: 'Home', icon: home, to: '/' },
    ...(isIn ? [{ kind: 'link', label: 'Workspace', icon: workspace, to: '/workspace' } as const] : []),
    { kind: 'link', label: 'Pricing', icon: pricing, to: '/pricing' },
    ...(isIn ? [{ kind: 'link', label: 'Account', icon: person, to: '/account' } as const] : []),
    { kind: 'line' },
    ...themes,
    ...(isIn
      ? [
          { kind: 'line' } as const,
          { label: 'Sign out', icon: signOutIcon, onSelect: () => void leave() } satisfies MenuItem,
        ]
      : []),
  ];
  return (
    <LazyMenu label="Menu" items={items} className="pn-btn pn-icon-btn">
      {isIn ? <Avatar id={session.me.user.id} name={session.me.user.name} decorative /> : <Icon icon={menu} />}
    </LazyMenu>
  );
}
