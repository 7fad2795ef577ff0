import './toasts.scss';
import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { bad, close, good, info, warn } from './icons.ts';
import { dismissToast, type Toast } from './toasts.ts';

const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 12_000;
const icons = { info, good, warn, bad };

/** The messages themselves; loaded with the first one. */
export default function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  return (
    <section aria-label="Messages">
      <ul className="pn-toasts">
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const { action } = toast;
  return (
    // Pointing at it or standing in it keeps it from leaving.
    <li
      className={`pn-toast pn-note-${toast.tone}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon icon={icons[toast.tone]} className="pn-note-icon" />
      <span className="pn-toast-text">{toast.text}</span>
      {action && (
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            dismissToast(toast.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="sm" icon={close} label="Dismiss" onClick={() => dismissToast(toast.id)} tipSide="top" />
    </li>
  );
}
