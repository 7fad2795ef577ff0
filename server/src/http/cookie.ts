import { parseCookie, stringifySetCookie } from 'cookie';

const NAME = 'penora_session';

/** The value of the session cookie in a Cookie header. */
export function readSessionCookie(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[NAME];
}

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
