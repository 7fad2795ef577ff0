import { parseCookie, stringifySetCookie } from 'cookie';

const NAME = 'penora_session';

/** The value of a cookie in a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[name];
}

/** The value of the session cookie in a Cookie header. */
export const readSessionCookie = (header: string | undefined): string | undefined => readCookie(header, NAME);

/** A Set-Cookie header for a session, or one that takes it away. */
export function sessionCookie(session: { token: string; maxAgeSeconds: number } | null, secure: boolean): string {
  return stringifySetCookie({
    name: NAME,
    value: session?.token ?? '',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: session?.maxAgeSeconds ?? 0,
  });
}
