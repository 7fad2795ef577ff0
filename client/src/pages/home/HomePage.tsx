import { lazy, Suspense } from 'react';
import { isLikelyIn, refreshSession, useSession } from '../../session/session.ts';
import { PageLoading } from '../../shell/Root.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { WelcomePage } from './WelcomePage.tsx';

// Whoever is not signed in does not load the desk.
const DeskPage = lazy(() => import('./DeskPage.tsx'));

/** The first page: what Penora is, or where to go on. */
export function HomePage() {
  const session = useSession();
  if (!isLikelyIn(session)) return <WelcomePage />;
  if (session.kind === 'failed')
    return <ErrorState page error={session.problem} onRetry={() => void refreshSession()} />;
  return (
    <Suspense fallback={<PageLoading />}>
      <DeskPage />
    </Suspense>
  );
}
