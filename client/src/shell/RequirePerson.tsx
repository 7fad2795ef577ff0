import { Navigate, Outlet, useLocation } from 'react-router';
import { refreshSession, useSession } from '../session/session.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading, Skeleton } from '../ui/Skeleton.tsx';

/** Pages below need somebody signed in; anybody else is asked to sign in and comes back here afterwards. */
export function RequirePerson() {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  switch (session.kind) {
    case 'in':
      return <Outlet />;
    case 'out':
      return <Navigate to={`/login?next=${encodeURIComponent(pathname + search + hash)}`} replace />;
    case 'failed':
      return <ErrorState page error={session.problem} onRetry={() => void refreshSession()} />;
    case 'unknown':
      return (
        <Loading what="your page">
          <div className="pn-page">
            <Skeleton height={28} className="pn-skeleton-title" />
            <Skeleton lines={5} height={40} />
          </div>
        </Loading>
      );
    default:
      return session satisfies never;
  }
}
