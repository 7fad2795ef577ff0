/** What a person does with the account itself. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Deletion, DeletionRequest, LedgerFileQuery, ProfileChange, StorageByApp } from '../schemas/account.ts';
import { Person } from '../schemas/person.ts';

const tag = 'Account';

export const changeProfile = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change the name that others see',
  tag,
  access: 'person',
  status: 200,
  body: ProfileChange,
  reply: z.object({ user: Person }),
});

export const storageByApp = endpoint({
  method: 'GET',
  path: '/api/account/storage',
  summary: 'Storage by application',
  tag,
  access: 'person',
  status: 200,
  reply: StorageByApp,
});

export const ledgerFile = endpoint({
  method: 'GET',
  path: '/api/ledger/entries.csv',
  summary: 'Every coin in and out as CSV, newest first; the filters of the list apply',
  tag: 'Ledger',
  access: 'person',
  status: 200,
  query: LedgerFileQuery,
  replyType: 'text/csv',
});

export const exportAccount = endpoint({
  method: 'GET',
  path: '/api/account/export',
  summary: 'All of a person in one ZIP: profile, ledger, payments, texts, generations',
  tag,
  access: 'person',
  status: 200,
  replyType: 'application/zip',
});

export const previewDeletion = endpoint({
  method: 'GET',
  path: '/api/account/deletion',
  summary: 'What goes when the account is deleted',
  tag,
  access: 'person',
  status: 200,
  reply: Deletion,
});

export const deleteAccount = endpoint({
  method: 'POST',
  path: '/api/account/deletion',
  summary: 'Delete the account for good, handing shared projects over first',
  tag,
  access: 'person',
  status: 204,
  body: DeletionRequest,
});
