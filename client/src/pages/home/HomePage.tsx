import { lazy, Suspense } from 'react';
import { useSession } from '../../session/session.ts';
import { PageLoading } from '../../shell/Root.tsx';
import { WelcomePage } from './WelcomePage.tsx';

// Whoever is not signed in does not load the desk.
const DeskPage = lazy(() => import('./DeskPage.tsx'));

/** The first page: what Penora is, or where to go on. */
export function HomePage() {
  const session = useSession();
  const isIn = session.kind === 'in' || (session.kind === 'unknown' && session.likely === 'in');
  if (!isIn) return <WelcomePage />;
  return (
    <Suspense fallback={<PageLoading />}>
      <DeskPage />
    </Suspense>
  );
}
