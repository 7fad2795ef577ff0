import type { Scope } from '@penora/protocol/endpoint';
import type { Action } from '../../../server/src/projects/may.ts';
import { type Caller, people } from './callers.ts';
import type { Stage } from './stage.ts';

/** Who may do something. `person`: whoever is signed in, with what is theirs. `own`: only whose it is. */
export type Allowed =
  | 'anyone'
  | 'person'
  | 'own'
  | { project: Action }
  | { key: Scope; reaches?: 'nobody in particular' }
  | { crossApp: 'own' | 'read' };

export interface Request {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

export interface Rule {
  may: Allowed;
  ask?: (stage: Stage) => Request;
  /** Changes so much that it is played on a stage of its own. */
  fresh?: true;
  /** Callers that it would sign out. */
  spare?: readonly Caller[];
}

const project = (action: Action, ask?: (stage: Stage) => Request, fresh?: true): Rule => ({
  may: { project: action },
  ask: (stage) => {
    const asked = ask?.(stage) ?? {};
    return { ...asked, params: { code: stage.code, ...asked.params } };
  },
  ...(fresh === undefined ? {} : { fresh }),
});
const run = (action: Action, body?: unknown): Rule => ({
  may: { project: action },
  ask: ({ generationId }) => ({ params: { id: generationId }, ...(body === undefined ? {} : { body }) }),
});
const version = (action: Action, body?: unknown, fresh?: true): Rule =>
  project(action, ({ versionId }) => ({ params: { id: versionId }, ...(body === undefined ? {} : { body }) }), fresh);
const key = (scope: Scope, more: Record<string, unknown> = {}): Rule => ({
  may: { key: scope },
  ask: ({ cast }) => {
    const user = { user_id: cast.people.owner.id };
    return { query: user, body: { ...user, ...more } };
  },
});
const person = (ask?: (stage: Stage) => Request): Rule => ({ may: 'person', ...(ask === undefined ? {} : { ask }) });
const own = (params: (stage: Stage) => Record<string, string>, body?: unknown): Rule => ({
  may: 'own',
  ask: (stage) => ({ params: params(stage), ...(body === undefined ? {} : { body }) }),
});
const anyone = (body?: unknown): Rule => ({ may: 'anyone', ask: () => (body === undefined ? {} : { body }) });
const memberPath = ({ cast }: Stage): Request => ({ params: { userId: cast.people.viewer.id } });
const writing = { tool: 'write', options: {}, maxMilliku: 50, target: { kind: 'card' } };

/**
 * One rule for every address of the API, by its method and path in the description. A new address needs one here:
 * who may, and with which request it can be tried.
 */
export const rules: Readonly<Record<string, Rule>> = {
  'GET /api/me': person(),
  'PATCH /api/me': person(() => ({ body: {} })),
  'GET /api/account/storage': person(),
  'GET /api/account/projects.zip': person(() => ({ query: { format: 'txt' } })),
  'GET /api/account/export': person(),
  'GET /api/account/deletion': person(),
  'POST /api/account/deletion': person(() => ({ body: {} })),
  'POST /api/auth/register': anyone({}),
  'POST /api/auth/login': anyone({}),
  'POST /api/auth/logout': { may: 'anyone', spare: people },
  'GET /api/auth/doors': anyone(),
  'GET /api/auth/google': anyone(),
  'GET /api/auth/google/callback': anyone(),
  'GET /penora': anyone(),
  'GET /penora_link': anyone(),
  'GET /app': anyone(),
  'GET /writer': anyone(),
  'GET /dev/mail': anyone(),
  'POST /api/auth/password/forgot': anyone({}),
  'POST /api/auth/password/reset': anyone({}),
  'GET /api/auth/sessions': person(),
  'DELETE /api/auth/sessions': { may: 'person', spare: people },
  'DELETE /api/auth/sessions/{id}': { ...own(({ sessionId }) => ({ id: sessionId })), spare: ['owner'] },
  'GET /api/auth/tokens': person(),
  'POST /api/auth/tokens': person(() => ({ body: { name: 'a script' } })),
  'DELETE /api/auth/tokens/{id}': own(({ tokenId }) => ({ id: tokenId })),
  'GET /api/auth/methods': person(),
  'DELETE /api/auth/methods/{name}': person(() => ({ params: { name: 'google' } })),
  'POST /api/auth/methods/{name}/link': person(() => ({ params: { name: 'google' } })),
  'GET /api/auth/connection': person(),
  'POST /api/auth/connection': person(),
  'PUT /api/auth/password': person(() => ({ body: { current: 'not it', password: 'something quite long' } })),
  'POST /api/auth/email/send': person(),
  'POST /api/auth/email/verify': person(() => ({ body: { token: 'not one' } })),
  'GET /api/ledger/entries': person(),
  'GET /api/ledger/entries.csv': person(),
  'GET /api/ledger/summary': person(),
  'GET /api/ledger/balance/stream': person(),
  'POST /api/payments/orders': person(() => ({ body: { packageId: 'topup_10' } })),
  'GET /api/payments/desk': anyone(),
  'GET /api/payments': person(),
  'GET /api/payments/plans': person(),
  'GET /api/payments/{id}/receipt': own(({ orderId }) => ({ id: orderId })),
  'GET /api/payments/orders/{id}': own(({ orderId }) => ({ id: orderId })),
  'POST /api/payments/sandbox/{id}': own(({ orderId }) => ({ id: orderId }), { outcome: 'fail' }),
  'POST /api/payments/verify': person(() => ({
    body: { razorpay_order_id: 'order_x', razorpay_payment_id: 'pay_x', razorpay_signature: 'x' },
  })),
  'POST /api/webhooks/razorpay': anyone({}),
  'GET /api/catalog': anyone(),
  'POST /api/demonstration': anyone({ prompt: 'A lighthouse.' }),

  'GET /api/projects': person(),
  'POST /api/projects': person(() => ({ body: { title: 'Mine' } })),
  'GET /api/projects/{code}': project('read'),
  'PATCH /api/projects/{code}': project('rename', () => ({ body: { title: 'Renamed' } })),
  'DELETE /api/projects/{code}': project('delete', undefined, true),
  'GET /api/projects/{code}/export': project('export', () => ({ query: { format: 'txt' } })),
  'POST /api/projects/{code}/export': project('export', () => ({
    body: { format: 'txt', content: { type: 'doc', content: [] } },
  })),
  'GET /api/generations/{id}/export': {
    may: { project: 'export' },
    ask: ({ generationId }) => ({ params: { id: generationId }, query: { format: 'txt' } }),
  },
  'POST /api/projects/{code}/restore': project('delete'),
  'POST /api/projects/{code}/duplicate': project('export'),
  'GET /api/projects/{code}/content': project('read'),
  'GET /api/projects/{code}/members': project('read'),
  'POST /api/projects/{code}/members': project('members', () => ({
    body: { email: 'new@example.com', role: 'viewer' },
  })),
  'PATCH /api/projects/{code}/members/{userId}': project(
    'members',
    (stage) => ({ ...memberPath(stage), body: { role: 'viewer' } }),
    true,
  ),
  'DELETE /api/projects/{code}/members/{userId}': project(
    'members',
    ({ cast }) => ({ params: { userId: cast.people.owner.id } }),
    true,
  ),
  'GET /api/projects/{code}/share-links': project('links'),
  'POST /api/projects/{code}/share-links': project('links', () => ({ body: { role: 'viewer' } })),
  'DELETE /api/projects/{code}/share-links/{id}': project('links', ({ linkId }) => ({ params: { id: linkId } })),
  'GET /api/share-links/{token}': anyone(),
  // What is let in by a link is the link's affair; with one that is none nobody gets anywhere.
  'POST /api/share-links/{token}/accept': person(),
  'GET /api/projects/{code}/comments': project('read'),
  'POST /api/projects/{code}/comments': project('comment', ({ commentId }) => ({
    body: { text: 'I would keep this.', replyTo: commentId },
  })),
  'PATCH /api/projects/{code}/comments/{id}': project('resolve', ({ commentId }) => ({
    params: { id: commentId },
    body: { resolved: true },
  })),
  // Of the owner: nobody else has written it.
  'DELETE /api/projects/{code}/comments/{id}': project(
    'moderate',
    ({ commentId }) => ({ params: { id: commentId } }),
    true,
  ),
  'GET /api/projects/{code}/receipt': project('history'),
  'GET /api/projects/{code}/budget': project('read'),
  'PUT /api/projects/{code}/budget': project('budget', () => ({
    body: { ownerPays: false, projectMilliku: null, memberMilliku: null, period: 'total' },
  })),
  'GET /api/projects/{code}/versions': project('history'),
  'POST /api/projects/{code}/versions': project('version', () => ({ body: { name: 'Another' } })),
  'GET /api/projects/{code}/versions/{id}': version('history'),
  'PATCH /api/projects/{code}/versions/{id}': version('version', { name: 'Renamed' }),
  // The editor has deleted it when the owner comes.
  'DELETE /api/projects/{code}/versions/{id}': { ...version('version', undefined, true), spare: ['owner'] },
  'POST /api/projects/{code}/versions/{id}/restore': version('version', {}),
  'POST /api/projects/{code}/versions/{id}/undo': project('version', ({ beforeId }) => ({ params: { id: beforeId } })),
  'GET /api/projects/{code}/replay': project('history'),
  'POST /api/projects/{code}/title-suggestion': project('rename', () => ({ body: {} })),
  'GET /api/projects/{code}/generations': project('watch'),
  'POST /api/projects/{code}/handoff': project('export', () => ({ body: {} })),

  // Only a form is taken: what comes here else is refused by its kind.
  'POST /api/files/analyze': person(),
  'POST /api/projects/import': person(),

  'POST /api/generations': project('generate', ({ code }) => ({ body: { ...writing, projectCode: code } })),
  'POST /api/generations/estimate': project('generate', ({ code }) => ({ body: { ...writing, projectCode: code } })),
  'POST /api/generations/prompt': project('generate', ({ code }) => ({ body: { ...writing, projectCode: code } })),
  'GET /api/generations/{id}': run('watch'),
  'PATCH /api/generations/{id}': run('edit', { starred: true }),
  'GET /api/generations/{id}/chunks': run('watch'),
  'GET /api/generations/{id}/stream': run('watch'),
  'POST /api/generations/{id}/stop': run('steer'),
  'POST /api/generations/{id}/continue': run('steer', {}),
  'POST /api/generations/{id}/undo': run('steer'),
  'POST /api/generations/{id}/save': run('read', {}),

  'GET /api/applications': person(),
  'PUT /api/applications/{app}': person(() => ({ params: { app: 'imagegene' } })),
  'DELETE /api/applications/{app}': person(() => ({ params: { app: 'sukusuku' } })),
  'GET /api/unified/user-info': key('credits:read'),
  'POST /api/unified/deduct-credits': key('credits:debit', { amount: 0.001, app_name: 'imagegene' }),
  'POST /api/unified/add-credits': key('credits:grant', { amount: 0.001, app_name: 'imagegene' }),
  'GET /api/unified/transactions': key('credits:read'),
  'GET /api/unified/user-projects': key('projects:read'),
  'GET /api/unified/projects': key('projects:read'),
  'GET /api/unified/project/{code}': {
    may: { key: 'projects:read' },
    ask: ({ cast, code }) => ({ params: { code }, query: { user_id: cast.people.owner.id } }),
  },
  'POST /api/unified/save-project': key('projects:write', { content: 'x' }),
  'GET /api/unified/storage-stats': key('projects:read'),
  'POST /api/unified/create-user': {
    may: { key: 'users:write', reaches: 'nobody in particular' },
    ask: ({ cast }) => ({ body: { user_id: cast.family, username: 'Mira' } }),
  },
  'GET /api/unified/balance-stream': key('credits:read'),
  'POST /api/cross-app/auth': anyone({}),
  'GET /api/user-projects': { may: { crossApp: 'own' } },
  'GET /api/project/{code}': { may: { crossApp: 'read' }, ask: ({ code }) => ({ params: { code } }) },
};
