import { listProjects } from '@penora/protocol/endpoints/projects';
import { call } from '../../../api/call.ts';
import { useResource } from '../../../api/useResource.ts';

/** Titles by code, last changed first. */
export type ProjectTitles = ReadonlyMap<string, string>;

const MOST = 200;
const none: ProjectTitles = new Map();

/** The titles of the projects that are at hand; a code without one is shown as it is. */
export function useProjectTitles(): ProjectTitles {
  const { resource } = useResource('titles', async (signal) => {
    const { items } = await call(listProjects, { query: { limit: MOST }, signal });
    return new Map(items.map(({ code, title }) => [code, title]));
  });
  return resource.state === 'ready' ? resource.value : none;
}
