import { getProject } from '@penora/protocol/endpoints/projects';
import type { Person } from '@penora/protocol/schemas/person';
import type { Project } from '@penora/protocol/schemas/project';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { useResource } from '../api/useResource.ts';
import { useMe } from '../session/session.ts';
import { Shell } from '../shell/Shell.tsx';
import { usePageTitle } from '../shell/usePageTitle.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { createRoom } from './createRoom.ts';
import { LocalCopy } from './LocalCopy.tsx';
import { Room } from './Room.tsx';
import { RoomLoading } from './RoomLoading.tsx';
import { RoomContext, type RoomValue } from './roomContext.ts';

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
            onRetry={reload}
            action={<ButtonLink to="/workspace">Workspace</ButtonLink>}
          />
          {asProblem(resource.error).code === 'not_found' && <LocalCopy code={code} />}
        </Shell>
      );
    case 'ready':
      return <OpenRoom key={`${code} ${user.id}`} project={resource.value.project} me={user} />;
    default:
      return resource satisfies never;
  }
}

/** Opens the room when it is shown and closes it when it is left, in development twice. */
function OpenRoom({ project, me }: { project: Project; me: Person }) {
  const [room, setRoom] = useState<RoomValue | null>(null);
  const [first] = useState({ project, me });
  useEffect(() => {
    const opened = createRoom(first.project, first.me);
    setRoom(opened.room);
    return () => {
      setRoom(null);
      opened.close();
    };
  }, [first]);
  if (room === null) return <RoomLoading />;
  return (
    <RoomContext value={room}>
      <Room />
    </RoomContext>
  );
}
