import { useStore } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { type IconDefinition, nib, outline, pen, takes } from '../ui/icons.ts';
import type { PhonePane } from './panes.ts';
import { useRoom } from './roomContext.ts';
import { useRunningCount } from './useRunningCount.ts';

const parts: readonly { key: PhonePane; label: string; icon: IconDefinition }[] = [
  { key: 'text', label: 'Text', icon: pen },
  { key: 'outline', label: 'Outline', icon: outline },
  { key: 'tools', label: 'Tools', icon: nib },
  { key: 'results', label: 'Results', icon: takes },
];

/** On a phone: one pane at a time. */
export function PhoneBar() {
  const { panes } = useRoom();
  const shown = useStore(panes.phone);
  const running = useRunningCount();
  return (
    <nav className="pn-phone-bar" aria-label="Parts of the room">
      {parts.map(({ key, label, icon }) => (
        <button
          key={key}
          type="button"
          className="pn-phone-part"
          aria-current={key === shown ? 'true' : undefined}
          onClick={() => panes.phone.set(key)}
        >
          <Icon icon={icon} />
          <span>{label}</span>
          {key === 'results' && running > 0 && <span className="pn-tab-badge">{running}</span>}
        </button>
      ))}
    </nav>
  );
}
