/** How a person stands to the applications. */
export interface Standing {
  /** Comes from sukusuku.ai. */
  isFamily: boolean;
  /** The application that made the account. */
  madeBy: string | null;
  /** The person's own last word about an application. */
  allowed: ReadonlySet<string>;
  withdrawn: ReadonlySet<string>;
}

/**
 * Whether an application may act for a person: the person's own word counts; without one it may for those who come
 * from sukusuku.ai, and for those whom it made itself.
 */
export function standsFor({ isFamily, madeBy, allowed, withdrawn }: Standing, app: string): boolean {
  if (withdrawn.has(app)) return false;
  return allowed.has(app) || isFamily || madeBy === app;
}
