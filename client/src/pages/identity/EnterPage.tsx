import './enter.scss';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { nextPath } from '../../session/next.ts';
import { useSession } from '../../session/session.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nib } from '../../ui/icons.ts';

interface Props {
  title: string;
  lead: ReactNode;
  children: ReactNode;
  foot: ReactNode;
}

/** The frame of sign-in and sign-up. Whoever is signed in goes on to where they wanted to be. */
export function EnterPage({ title, lead, children, foot }: Props) {
  usePageTitle(title);
  const { search } = useLocation();
  if (useSession().kind === 'in') return <Navigate to={nextPath(search)} replace />;
  return (
    <div className="pn-enter">
      <div className="pn-enter-card">
        <Icon icon={nib} className="pn-enter-nib" />
        <h1>{title}</h1>
        <p className="pn-muted">{lead}</p>
        {children}
        <p className="pn-enter-foot">{foot}</p>
      </div>
    </div>
  );
}
