import { getProject, listProjects, removeMember } from '@penora/protocol/endpoints/projects';
import { expect, test } from 'vitest';
import { addressOf } from './call.ts';

test('params are put into the path and cannot leave their place', () => {
  expect(addressOf(getProject, { code: 'ABC123' })).toBe('/api/projects/ABC123');
  expect(addressOf(removeMember, { code: 'ABC123', userId: '../../x?y' })).toBe(
    '/api/projects/ABC123/members/..%2F..%2Fx%3Fy',
  );
});

test('a query carries what was given and leaves out what was not', () => {
  expect(addressOf(listProjects, {}, { bin: true, q: 'a & b', cursor: undefined })).toBe(
    '/api/projects?bin=true&q=a+%26+b',
  );
  expect(addressOf(listProjects, {}, {})).toBe('/api/projects');
});
