import { expect, test } from 'vitest';
import { emailKey, welcomeAddress } from '../emailAddress.ts';

test.each([
  [' Anna@Example.ORG ', 'anna@example.org'],
  ['ANNA+news@example.org', 'anna+news@example.org'],
  ['Jose\u0301@example.org', 'josé@example.org'],
  // The Kelvin sign is a K to everybody who reads it.
  ['\u212Aate@example.org', 'kate@example.org'],
])('one address has one key: %s', (typed, key) => {
  expect(emailKey(typed)).toBe(key);
  expect(emailKey(emailKey(typed))).toBe(key);
});

test.each([
  ['anna+news@example.org', 'anna@example.org'],
  ['anna+a+b@example.org', 'anna@example.org'],
  ['anna@example.org', 'anna@example.org'],
  // Nothing would be left: such an address is its own person.
  ['+tag@example.org', '+tag@example.org'],
  ['anna@a+b.org', 'anna@a+b.org'],
])('I5 a tag makes no new person: %s', (key, address) => {
  expect(welcomeAddress(key)).toBe(address);
});
