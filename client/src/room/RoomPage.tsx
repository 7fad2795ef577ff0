import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { isOutOfReach } from '../api/reach.ts';
import { useResource } from '../api/useResource.ts';
import { useMe } from '../session/session.ts';
import { Shell } from '../shell/Shell.tsx';
import { usePageTitle } from '../shell/usePageTitle.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { openProject } from './openProject.ts';
import { RoomLoading } from './RoomLoading.tsx';

// The editor is by far the largest part. It comes beside the question what the project is; the frame is shown until then.
const loadRoom = () => import('./OpenRoom.tsx');
const OpenRoom = lazy(loadRoom);
loadRoom().catch(() => undefined);
const LocalCopy = lazy(() => import('./LocalCopy.tsx'));

const gone = {
  title: 'This project is not here',
  text: 'It was deleted, or it is not shared with you. If somebody sent you the address, ask them to invite you.',
};

const elsewhere = {
  title: 'This project is not on this device yet',
  text: 'Projects that you have opened here before can be opened without a connection. This one comes when you are back.',
};

function wordsFor(error: unknown): { title: string; text: string } | undefined {
  if (asProblem(error).code === 'not_found') return gone;
  return isOutOfReach(error) && !navigator.onLine ? elsewhere : undefined;
}

/** The writing room at /p/CODE. */
export default function RoomPage() {
  const { code = '' } = useParams();
  const { user } = useMe();
  const { resource, reload } = useResource(code, (signal) => openProject(user.id, code, signal));
  usePageTitle(resource.state === 'ready' ? resource.value.project.title : 'Project');
  switch (resource.state) {
    case 'loading':
      return <RoomLoading />;
    case 'failed':
      return (
        <Shell>
          <ErrorState
            error={resource.error}
            words={wordsFor(resource.error)}
            onRetry={reload}
            action={<ButtonLink to="/workspace">Workspace</ButtonLink>}
          />
          {asProblem(resource.error).code === 'not_found' && (
            <Suspense>
              <LocalCopy code={code} />
            </Suspense>
          )}
        </Shell>
      );
    case 'ready':
      return (
        <Suspense fallback={<RoomLoading title={resource.value.project.title} />}>
          <OpenRoom key={`${code} ${user.id}`} opened={resource.value} me={user} />
        </Suspense>
      );
    default:
      return resource satisfies never;
  }
}
