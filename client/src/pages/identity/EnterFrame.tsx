import './enter.scss';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Icon } from '../../ui/Icon.tsx';
import { type IconDefinition, nib } from '../../ui/icons.ts';

interface Props {
  title: string;
  lead: ReactNode;
  icon?: IconDefinition;
  children?: ReactNode;
  foot?: ReactNode;
}

/** The frame of every page about getting in. */
export function EnterFrame({ title, lead, icon = nib, children, foot }: Props) {
  usePageTitle(title);
  return (
    <div className="pn-enter">
      <div className="pn-enter-card">
        <Icon icon={icon} className="pn-enter-nib" />
        <h1>{title}</h1>
        <div className="pn-enter-lead pn-muted">{lead}</div>
        {children}
        {foot !== undefined && <div className="pn-enter-foot">{foot}</div>}
      </div>
    </div>
  );
}
