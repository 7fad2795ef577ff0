import { createProject } from '@penora/protocol/endpoints/projects';
import { call } from '../api/call.ts';

/** Makes an empty project and goes there. Throws ApiProblem. */
export async function newProject(go: (address: string) => void | Promise<void>): Promise<void> {
  const { project } = await call(createProject, { body: {} });
  await go(`/p/${project.code}`);
}
