import './note.scss';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { bad, good, type IconDefinition, info, warn } from './icons.ts';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<Tone, IconDefinition> = { info, good, warn, bad };

interface Props {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Read aloud when it appears; for failures only. */
  announce?: boolean;
}

/** A remark inside the page: an icon, words, and a colour that only repeats them. */
export function Note({ tone = 'info', title, children, action, announce = false }: Props) {
  return (
    <div className={`pn-note pn-note-${tone}`} role={announce ? 'alert' : undefined}>
      <Icon icon={icons[tone]} className="pn-note-icon" />
      <div className="pn-note-text">
        {title !== undefined && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
