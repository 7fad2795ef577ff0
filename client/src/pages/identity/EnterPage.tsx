import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { nextPath } from '../../session/next.ts';
import { useSession } from '../../session/session.ts';
import { DoorButtons } from './DoorButtons.tsx';
import { EnterFrame } from './EnterFrame.tsx';

interface Props {
  title: string;
  lead: ReactNode;
  children: ReactNode;
  foot: ReactNode;
}

/** Sign-in and sign-up. Whoever is signed in goes on to where they wanted to be. */
export function EnterPage({ title, lead, children, foot }: Props) {
  const { search } = useLocation();
  if (useSession().kind === 'in') return <Navigate to={nextPath(search)} replace />;
  return (
    <EnterFrame title={title} lead={lead} foot={foot}>
      {children}
      <DoorButtons next={nextPath(search)} />
    </EnterFrame>
  );
}
