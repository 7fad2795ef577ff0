import { ProjectCode } from '@penora/protocol/ids';
import { Role } from '@penora/protocol/schemas/project';
import { z } from 'zod';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import { topic } from '../kernel/topic.ts';

const code = ProjectCode;
const userId = z.string();

/** What happened to a project, told after the commit; open sockets act on it (contract.md, Roles). */
export const ProjectChanged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('renamed'), code }),
  /** A person has this role from now on. */
  z.object({ kind: z.literal('role'), code, userId, role: Role }),
  /** A person is no member any more: 4403. */
  z.object({ kind: z.literal('withdrawn'), code, userId }),
  /** In the bin or gone for ever: 4404 for everybody. */
  z.object({ kind: z.literal('deleted'), code }),
  z.object({ kind: z.literal('restored'), code }),
  /** Somebody has commented, answered, resolved or deleted. */
  z.object({ kind: z.literal('comments'), code }),
  /** Anything else that a list of projects shows: size, words. */
  z.object({ kind: z.literal('changed'), code }),
]);
export type ProjectChanged = z.infer<typeof ProjectChanged>;

const projectChanges = topic('project', ProjectChanged);
const EVERY = 'every';

export function tellProject(channel: Channel, change: ProjectChanged): void {
  projectChanges.publish(channel, change.code, change);
  projectChanges.publish(channel, EVERY, change);
}

/** Every project's changes, for those who keep many projects open at once. */
export function onAnyProjectChange(channel: Channel, listener: (change: ProjectChanged) => void): Unsubscribe {
  return projectChanges.subscribe(channel, EVERY, listener);
}

export function onProjectChange(
  channel: Channel,
  projectCode: string,
  listener: (change: ProjectChanged) => void,
): Unsubscribe {
  return projectChanges.subscribe(channel, projectCode, listener);
}
