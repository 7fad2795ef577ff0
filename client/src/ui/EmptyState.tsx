import './states.scss';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconDefinition } from './icons.ts';

interface Props {
  icon?: IconDefinition;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** For a narrow pane. */
  compact?: boolean;
  /** It is all that the page has: its title is the page's heading. */
  page?: boolean;
}

/** What a list says before it has anything: what will be here, and how to begin. */
export function EmptyState({ icon, title, children, action, compact = false, page = false }: Props) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className={`pn-state ${compact ? 'pn-state-compact' : ''}`}>
      {icon && <Icon icon={icon} className="pn-state-icon" />}
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action && <div className="pn-state-action">{action}</div>}
    </div>
  );
}
