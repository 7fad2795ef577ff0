import { listDoors } from '@penora/protocol/endpoints/signIn';
import type { Doors } from '@penora/protocol/schemas/person';
import { call } from '../../api/call.ts';
import { useResource } from '../../api/useResource.ts';

/** How people can sign in here; null until it is known, and when it cannot be found out. */
export function useDoors(): Doors | null {
  const { resource } = useResource('doors', (signal) => call(listDoors, { signal }));
  return resource.state === 'ready' ? resource.value : null;
}
