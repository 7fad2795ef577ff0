/** Signing in and out, the person, sessions and tokens. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Uuid } from '../ids.ts';
import { ListQuery, listOf } from '../list.ts';
import { Login, Me, Person, Registration, Session, Token, TokenRequest } from '../schemas/person.ts';

const tag = 'Identity';
const OneUser = z.object({ user: Person });
const IdParams = z.object({ id: Uuid });

export const register = endpoint({
  method: 'POST',
  path: '/api/auth/register',
  summary: 'Create an account and sign in',
  tag,
  access: 'anyone',
  status: 201,
  body: Registration,
  reply: OneUser,
});

export const login = endpoint({
  method: 'POST',
  path: '/api/auth/login',
  summary: 'Sign in with a password',
  tag,
  access: 'anyone',
  status: 200,
  body: Login,
  reply: OneUser,
});

export const logout = endpoint({
  method: 'POST',
  path: '/api/auth/logout',
  summary: 'Sign out: ends this session and its sockets',
  tag,
  access: 'anyone',
  status: 204,
});

export const me = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'The signed-in person, balance and storage',
  tag,
  access: 'person',
  status: 200,
  reply: Me,
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/auth/sessions',
  summary: 'Devices that are signed in',
  tag,
  access: 'person',
  status: 200,
  query: ListQuery,
  reply: listOf(Session),
});

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/api/auth/sessions/:id',
  summary: 'Sign a device out',
  tag,
  access: 'person',
  status: 204,
  params: IdParams,
});

export const revokeSessions = endpoint({
  method: 'DELETE',
  path: '/api/auth/sessions',
  summary: 'Sign out everywhere else',
  tag,
  access: 'person',
  status: 204,
});

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/auth/tokens',
  summary: 'Personal access tokens',
  tag,
  access: 'person',
  status: 200,
  query: ListQuery,
  reply: listOf(Token),
});

export const createToken = endpoint({
  method: 'POST',
  path: '/api/auth/tokens',
  summary: 'Make a personal access token; it is shown once',
  tag,
  access: 'person',
  status: 201,
  body: TokenRequest,
  reply: z.object({ id: z.string(), token: z.string() }),
});

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/api/auth/tokens/:id',
  summary: 'Withdraw a personal access token',
  tag,
  access: 'person',
  status: 204,
  params: IdParams,
});
