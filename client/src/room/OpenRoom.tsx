import type { Person } from '@penora/protocol/schemas/person';
import type { Project } from '@penora/protocol/schemas/project';
import { useEffect, useState } from 'react';
import { createRoom } from './createRoom.ts';
import { Room } from './Room.tsx';
import { RoomLoading } from './RoomLoading.tsx';
import { RoomContext, type RoomValue } from './roomContext.ts';

/** Opens the room when it is shown and closes it when it is left, in development twice. */
export default function OpenRoom({ project, me }: { project: Project; me: Person }) {
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
  if (room === null) return <RoomLoading title={project.title} />;
  return (
    <RoomContext value={room}>
      <Room />
    </RoomContext>
  );
}
