/** The forms of the identifiers that cross a border. */
import { z } from 'zod';

/** A project's public name: 6 of A-Z and 0-9 (domain.md, Workspace). */
export const ProjectCode = z.string().regex(/^[A-Z0-9]{6}$/, 'six characters of A-Z and 0-9');

/** A person as other applications see them: begins with `pn_`. */
export const UserId = z.string().regex(/^pn_[0-9a-z]{20,40}$/);

/** Anything numbered by a UUID: generations, versions, sessions, orders. */
export const Uuid = z.uuid();

/** A member is named by either form on the way in: only existing ids matter, so the shape is loose and bounded. */
export const AnyUserId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}+$/u);
