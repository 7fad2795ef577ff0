import { getProject } from '@penora/protocol/endpoints/projects';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { useResource } from '../api/useResource.ts';
import { useMe } from '../session/session.ts';
import { Shell } from '../shell/Shell.tsx';
import { usePageTitle } from '../shell/usePageTitle.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
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

/** The writing room at /p/CODE. */
export default function RoomPage() {
  const { code = '' } = useParams();
  const { user } = useMe();
  const { resource, reload } = useResource(code, async (signal) => call(getProject, { params: { code }, signal }));
  usePageTitle(resource.state === 'ready' ? resource.value.project.title : 'Project');
  switch (resource.state) {
    case 'loading':
      return <RoomLoading />;
    case 'failed':
      return (
        <Shell>
          <ErrorState
            error={resource.error}
            words={asProblem(resource.error).code === 'not_found' ? gone : undefined}
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
          <OpenRoom key={`${code} ${user.id}`} project={resource.value.project} me={user} />
        </Suspense>
      );
    default:
      return resource satisfies never;
  }
}
