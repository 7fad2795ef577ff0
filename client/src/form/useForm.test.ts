import { Registration } from '@penora/protocol/schemas/person';
import { expect, test } from 'vitest';
import { asSentence } from '../format/sentence.ts';
import { fieldErrorsOf } from './useForm.ts';

test('each field at fault has one message: ours where there is one', () => {
  const parsed = Registration.safeParse({ email: 'nobody', password: 'short', name: '' });
  if (parsed.success) throw new Error('it should not fit');
  const errors = fieldErrorsOf(parsed.error, { email: 'Write your e-mail address.' });
  expect(Object.keys(errors).sort()).toEqual(['email', 'name', 'password']);
  expect(errors.email).toBe('Write your e-mail address.');
  expect(errors.password).toBe('at least 8 characters');
});

test('what the server says of a field reads as a sentence', () => {
  expect(asSentence('there is an account with this address')).toBe('There is an account with this address.');
  expect(asSentence('Too long.')).toBe('Too long.');
});
