import { stringifySetCookie } from 'cookie';
import type { z } from 'zod';
import { readCookie } from '../http/cookie.ts';
import { sealer } from '../http/seal.ts';

/** Something that a browser carries for us for a few minutes without being able to read or change it. */
export interface Carried<Value> {
  /** A Set-Cookie header. */
  give(value: Value): string;
  /** What a Cookie header holds, or null when there is none, it was changed, or it is too old. */
  take(cookies: string | undefined): Value | null;
  /** A Set-Cookie header that takes it away. */
  drop(): string;
}

export interface CarryOptions<Schema extends z.ZodType> {
  name: string;
  path: string;
  schema: Schema;
  secret: string;
  secure: boolean;
  minutes: number;
}

export function carried<Schema extends z.ZodType>(options: CarryOptions<Schema>): Carried<z.output<Schema>> {
  const { name, path, schema, secret, secure, minutes } = options;
  const seal = sealer(secret, `penora ${name}`);
  const cookie = (value: string, maxAge: number): string =>
    stringifySetCookie({ name, value, httpOnly: true, sameSite: 'lax', secure, path, maxAge });
  return {
    give: (value) => cookie(seal.close(JSON.stringify({ value, until: Date.now() + minutes * 60_000 })), minutes * 60),
    take(cookies) {
      const sealed = readCookie(cookies, name);
      if (sealed === undefined) return null;
      try {
        const opened: unknown = JSON.parse(seal.open(sealed));
        const { value, until } = Object(opened);
        const parsed = schema.safeParse(value);
        return typeof until === 'number' && until > Date.now() && parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    drop: () => cookie('', 0),
  };
}
