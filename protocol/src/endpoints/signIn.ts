/** Ways in that are addresses for a browser, not for `call`: they answer with a redirect or a page. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  AddressProof,
  DoorName,
  Doors,
  ForgottenPassword,
  PasswordChange,
  PasswordReset,
  Person,
  SignInMethods,
} from '../schemas/person.ts';

const tag = 'Sign-in';

/** Whatever stands in the address; the door itself decides what it believes. */
const AnyQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const fromSukusuku = (path: string) =>
  endpoint({
    method: 'GET',
    path,
    summary: 'Arrive from sukusuku.ai with a token or signed parameters: 303 to / with the session, or a page with 401',
    tag,
    access: 'anyone',
    status: 200,
    query: AnyQuery,
    replyType: 'text/html',
  });

/** One door under the names that links of sukusuku.ai have (domain.md, Single sign-on). */
export const sukusukuDoors = ['/penora', '/penora_link', '/app', '/writer'].map(fromSukusuku);

export const devMail = endpoint({
  method: 'GET',
  path: '/dev/mail',
  summary: 'Letters that were not sent, because no mail server is set up; in development only',
  tag,
  access: 'anyone',
  status: 200,
  replyType: 'text/html',
});

export const listDoors = endpoint({
  method: 'GET',
  path: '/api/auth/doors',
  summary: 'How people can sign in here',
  tag,
  access: 'anyone',
  status: 200,
  reply: Doors,
});

export const startGoogle = endpoint({
  method: 'GET',
  path: '/api/auth/google',
  summary: 'Sign in with Google: a redirect there; `next` is the path to come back to',
  tag,
  access: 'anyone',
  status: 200,
  query: z.object({ next: z.string().max(2_000).optional() }),
  replyType: 'text/html',
});

export const googleCallback = endpoint({
  method: 'GET',
  path: '/api/auth/google/callback',
  summary: 'Where Google sends people back to: 303 with the session, or a page that says why not',
  tag,
  access: 'anyone',
  status: 200,
  query: AnyQuery,
  replyType: 'text/html',
});

export const linkDoor = endpoint({
  method: 'POST',
  path: '/api/auth/methods/:name/link',
  summary: 'Begin to connect another way in with this account: go to `url` in the same browser',
  tag,
  access: 'person',
  status: 200,
  params: z.object({ name: DoorName }),
  reply: z.object({ url: z.string() }),
});

export const listMethods = endpoint({
  method: 'GET',
  path: '/api/auth/methods',
  summary: 'How you can sign in',
  tag,
  access: 'person',
  status: 200,
  reply: SignInMethods,
});

export const unlinkDoor = endpoint({
  method: 'DELETE',
  path: '/api/auth/methods/:name',
  summary: 'Disconnect a way in, unless it is the last one',
  tag,
  access: 'person',
  status: 204,
  params: z.object({ name: DoorName }),
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/auth/password',
  summary: 'Set or change your password; signs out your other devices',
  tag,
  access: 'person',
  status: 204,
  body: PasswordChange,
});

export const forgotPassword = endpoint({
  method: 'POST',
  path: '/api/auth/password/forgot',
  summary: 'Ask for a letter with a link to a new password; the answer is the same for every address',
  tag,
  access: 'anyone',
  status: 204,
  body: ForgottenPassword,
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/auth/password/reset',
  summary: 'Choose a new password by the link of a letter; signs in here and out everywhere else',
  tag,
  access: 'anyone',
  status: 200,
  body: PasswordReset,
  reply: z.object({ user: Person }),
});

export const sendVerification = endpoint({
  method: 'POST',
  path: '/api/auth/email/send',
  summary: 'Send the letter that proves your address once more',
  tag,
  access: 'person',
  status: 204,
});

export const verifyEmail = endpoint({
  method: 'POST',
  path: '/api/auth/email/verify',
  summary: 'Prove your address by the link of a letter',
  tag,
  access: 'person',
  status: 200,
  body: AddressProof,
  reply: z.object({ user: Person }),
});

export const pendingConnection = endpoint({
  method: 'GET',
  path: '/api/auth/connection',
  summary: 'Who has come from sukusuku.ai to be connected with your account',
  tag,
  access: 'person',
  status: 200,
  reply: z.object({ name: z.string(), email: z.string().nullable() }),
});

export const confirmConnection = endpoint({
  method: 'POST',
  path: '/api/auth/connection',
  summary: 'Connect them',
  tag,
  access: 'person',
  status: 204,
});
