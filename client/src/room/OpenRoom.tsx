import type { Person } from '@penora/protocol/schemas/person';
import { useEffect, useState } from 'react';
import { createRoom } from './createRoom.ts';
import type { OpenedProject } from './openProject.ts';
import { Room } from './Room.tsx';
import { RoomLoading } from './RoomLoading.tsx';
import { RoomContext, type RoomValue } from './roomContext.ts';

/** Opens the room when it is shown and closes it when it is left, in development twice. */
export default function OpenRoom({ opened, me }: { opened: OpenedProject; me: Person }) {
  const [room, setRoom] = useState<RoomValue | null>(null);
  const [first] = useState({ opened, me });
  useEffect(() => {
    const created = createRoom(first.opened, first.me);
    setRoom(created.room);
    return () => {
      setRoom(null);
      created.close();
    };
  }, [first]);
  if (room === null) return <RoomLoading title={opened.project.title} />;
  return (
    <RoomContext value={room}>
      <Room />
    </RoomContext>
  );
}
