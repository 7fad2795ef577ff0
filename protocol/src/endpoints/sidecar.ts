/** What the sister applications call (domain.md, REST sidecar). Paths and fields are theirs. */
import { endpoint } from '../endpoint.ts';
import * as s from '../schemas/sidecar.ts';

const unified = { tag: 'Sister applications', access: 'key', status: 200, failure: s.Failure } as const;
const crossApp = { tag: 'Cross-application', access: 'crossApp', status: 200, failure: s.Failure } as const;

export const userInfo = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/user-info',
  summary: "A person's coins and storage",
  scope: 'credits:read',
  query: s.UserQuery,
  reply: s.UserInfo,
});

export const deductCredits = endpoint({
  ...unified,
  method: 'POST',
  path: '/api/unified/deduct-credits',
  summary: 'Take coins; 402 when they do not suffice, and then nothing is taken',
  scope: 'credits:debit',
  body: s.Deduction,
  reply: s.Deducted,
});

export const addCredits = endpoint({
  ...unified,
  method: 'POST',
  path: '/api/unified/add-credits',
  summary: 'Give coins that were sold or granted elsewhere',
  scope: 'credits:grant',
  body: s.Addition,
  reply: s.Added,
});

export const userProjects = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/user-projects',
  summary: 'The projects that a person owns, last changed first, with their content',
  scope: 'projects:read',
  query: s.UserProjectsQuery,
  reply: s.UserProjects,
});

export const allProjects = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/projects',
  summary: 'The same by application, with counts and storage',
  scope: 'projects:read',
  query: s.UserProjectsQuery,
  reply: s.AllProjects,
});

export const unifiedProject = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/project/:code',
  summary: 'One project that the person may read',
  scope: 'projects:read',
  params: s.ExternalProjectParams,
  query: s.UserQuery,
  reply: s.OneExternalProject,
});

export const saveProject = endpoint({
  ...unified,
  method: 'POST',
  path: '/api/unified/save-project',
  summary: "Save a picture in the person's storage; 413 when it is full",
  scope: 'projects:write',
  body: s.ProjectToSave,
  reply: s.SavedProject,
});

export const transactions = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/transactions',
  summary: 'Coins in and out, newest first',
  scope: 'credits:read',
  query: s.TransactionsQuery,
  reply: s.Transactions,
});

export const storageStats = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/storage-stats',
  summary: "A person's storage by application",
  scope: 'projects:read',
  query: s.UserQuery,
  reply: s.Storage,
});

export const createUser = endpoint({
  ...unified,
  method: 'POST',
  path: '/api/unified/create-user',
  summary: 'Make the person with this sukusuku subject; who is there already comes back as they are',
  scope: 'users:write',
  body: s.NewExternalUser,
  reply: s.CreatedUser,
});

export const unifiedBalanceStream = endpoint({
  ...unified,
  method: 'GET',
  path: '/api/unified/balance-stream',
  summary: 'Server-sent events: `balance` with {credits, entry} now and at every change',
  scope: 'credits:read',
  query: s.UserQuery,
  replyType: 'text/event-stream',
});

export const authoriseCrossApp = endpoint({
  ...crossApp,
  method: 'POST',
  path: '/api/cross-app/auth',
  summary: 'Trade a sukusuku JWT or a one-time code for a token that reads for one person, for 900 seconds',
  access: 'anyone',
  body: s.CrossAppAuth,
  reply: s.CrossAppAuthorised,
});

export const ownProjects = endpoint({
  ...crossApp,
  method: 'GET',
  path: '/api/user-projects',
  summary: 'The projects that you own, last changed first, with their content',
  query: s.JwtQuery,
  reply: s.OwnProjects,
});

export const ownProject = endpoint({
  ...crossApp,
  method: 'GET',
  path: '/api/project/:code',
  summary: 'One project that you may read; after "Transform text to visual art" the text that was handed over',
  params: s.ExternalProjectParams,
  query: s.JwtQuery,
  reply: s.OneOwnProject,
});
