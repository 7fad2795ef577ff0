import { getProject } from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { isOutOfReach, withPatience } from '../api/reach.ts';
import { forgetRoom, keptRoom } from '../documents/keptRooms.ts';

export interface OpenedProject {
  project: Project;
  /** The server could not be asked: this is what this device knew. */
  isRemembered: boolean;
}

/** What is to be opened. Throws ApiProblem, and AbortError when `signal` fires. */
export async function openProject(userId: string, code: string, signal: AbortSignal): Promise<OpenedProject> {
  const known = keptRoom(userId, code);
  const answer = call(getProject, { params: { code }, signal });
  try {
    return { ...(await (known === null ? answer : withPatience(answer))), isRemembered: false };
  } catch (error) {
    const { code: problem } = asProblem(error);
    if (problem === 'not_found' || problem === 'forbidden') await forgetRoom(userId, code);
    if (known === null || !isOutOfReach(error)) throw error;
    return { project: known, isRemembered: true };
  }
}
