import { type Role, roles } from '@penora/protocol/schemas/project';

/** Everything that can be done with a project, each with the least role that may (contract.md, Roles). */
const leastRole = {
  read: 'viewer',
  watch: 'viewer',
  export: 'viewer',
  history: 'viewer',
  comment: 'commenter',
  edit: 'editor',
  /** Resolve and open threads of comments. */
  resolve: 'editor',
  generate: 'editor',
  /** Stop, continue and undo generations. */
  steer: 'editor',
  version: 'editor',
  rename: 'editor',
  import: 'editor',
  members: 'owner',
  /** Delete what others have said. */
  moderate: 'owner',
  links: 'owner',
  budget: 'owner',
  /** To the bin, out of it, and for ever. */
  delete: 'owner',
  transfer: 'owner',
} as const satisfies Record<string, Role>;

export type Action = keyof typeof leastRole;

const isAction = (name: string): name is Action => Object.hasOwn(leastRole, name);

export const actions: readonly Action[] = Object.keys(leastRole).filter(isAction);

/** The one decision: whether somebody with this role may do this. */
export function may(role: Role, action: Action): boolean {
  return roles.indexOf(role) >= roles.indexOf(leastRole[action]);
}

/** What is left in the bin, to its owner; for everybody else the project does not exist there. */
const inBin: ReadonlySet<Action> = new Set<Action>(['read', 'export', 'history', 'delete']);

export const mayInBin = (role: Role, action: Action): boolean => role === 'owner' && inBin.has(action);

/** An application that acts for a member may look and no more, whatever the member may. */
const forDelegates: ReadonlySet<Action> = new Set<Action>(['read', 'export']);

export const mayDelegate = (action: Action): boolean => forDelegates.has(action);
