import { listProjects } from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { call } from '../../api/call.ts';

/** Beyond this many the page would be slow; the search then asks the server. */
export const MOST_PROJECTS = 1_000;
const PAGE = 200;

export interface ProjectPage {
  projects: Project[];
  /** There are more than MOST_PROJECTS. */
  more: boolean;
}

/** All projects (or all in the bin), up to MOST_PROJECTS, last changed first. */
export async function loadProjects(bin: boolean, signal: AbortSignal): Promise<ProjectPage> {
  const projects: Project[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { bin: bin ? ('true' as const) : ('false' as const), limit: PAGE, cursor: cursor ?? undefined };
    const page = await call(listProjects, { query, signal });
    projects.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && projects.length < MOST_PROJECTS);
  return { projects, more: cursor !== null };
}
