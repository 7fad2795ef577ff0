import { Password } from '@penora/protocol/schemas/person';
import { describe, expect, test } from 'vitest';
import { boundedWork } from '../boundedWork.ts';
import { isCommonPassword } from '../commonPasswords.ts';
import { makePasswords } from '../passwords.ts';
import { refusal } from './world.ts';

describe('what a password may be', () => {
  const accepted = (text: string): boolean => Password.safeParse(text).success;

  test('between 8 and 128 characters, counted in code points after NFC', () => {
    expect(accepted('1234567')).toBe(false);
    expect(accepted('12345678')).toBe(true);
    expect(accepted('x'.repeat(128))).toBe(true);
    expect(accepted('x'.repeat(129))).toBe(false);
    expect(accepted('🦊'.repeat(7))).toBe(false);
    expect(accepted('🦊'.repeat(128))).toBe(true);
    // Eight code points as typed, four once they are composed.
    expect(accepted('e\u0301'.repeat(4))).toBe(false);
    expect(accepted('e\u0301'.repeat(8))).toBe(true);
  });

  test('one password has one form, however it was typed', () => {
    expect(Password.parse('cafe\u0301 noir')).toBe(Password.parse('café noir'));
  });

  test('none of those that everybody tries, nor the address', () => {
    for (const common of [
      'password',
      'PassWord123',
      '12345678',
      'qwertyuiop',
      'iloveyou',
      'aaaaaaaa',
      '🦊🦊🦊🦊🦊🦊🦊🦊',
    ]) {
      expect(isCommonPassword(common, 'anna@example.org'), common).toBe(true);
    }
    expect(isCommonPassword('Anna.Karenina', 'anna.karenina@example.org')).toBe(true);
    expect(isCommonPassword('anna@example.org', 'anna@example.org')).toBe(true);
    expect(isCommonPassword('correct horse battery', 'anna@example.org')).toBe(false);
  });
});

describe('hashes', () => {
  test('are Argon2id with the parameters of OWASP, each with its own salt', async () => {
    const passwords = makePasswords();
    const [one, other] = [await passwords.hash('correct horse'), await passwords.hash('correct horse')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(passwords.isOutdated(one)).toBe(false);
    expect(await passwords.verify(one, 'correct horse')).toBe(true);
    expect(await passwords.verify(one, 'correct horsf')).toBe(false);
  });

  test('with a NUL or more than 72 bytes are compared whole', async () => {
    const passwords = makePasswords({ parameters: { memoryCost: 64, timeCost: 1, parallelism: 1 } });
    const nul = await passwords.hash('before\0after');
    expect(await passwords.verify(nul, 'before\0after')).toBe(true);
    expect(await passwords.verify(nul, 'before\0other')).toBe(false);
    const long = await passwords.hash(`${'x'.repeat(100)}a`);
    expect(await passwords.verify(long, `${'x'.repeat(100)}b`)).toBe(false);
  });

  test('made with other parameters are outdated', async () => {
    const before = makePasswords({ parameters: { memoryCost: 64, timeCost: 1, parallelism: 1 } });
    expect(makePasswords().isOutdated(await before.hash('correct horse'))).toBe(true);
  });

  test('that do not exist fit no password, not even the decoy', async () => {
    const passwords = makePasswords({ parameters: { memoryCost: 64, timeCost: 1, parallelism: 1 } });
    expect(await passwords.verify(null, 'correct horse')).toBe(false);
    expect(await passwords.verify(null, 'nobody has this password')).toBe(false);
  });
});

describe('heavy work is bounded', () => {
  test('so many at once, in the order in which they came, and no more than may wait', async () => {
    const run = boundedWork(2, 3);
    const gates: (() => void)[] = [];
    const order: number[] = [];
    let [running, most] = [0, 0];
    const work = (n: number) =>
      run(async () => {
        order.push(n);
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => gates.push(resolve));
        running -= 1;
        return n;
      });
    const all = [1, 2, 3, 4, 5].map(work);
    expect(await refusal(work(6))).toMatchObject({ code: 'unavailable' });
    for (let done = 0; done < 5; done += 1) {
      while (gates.length === 0) await new Promise(setImmediate);
      gates.shift()?.();
    }
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5]);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  test('work that fails gives its place back', async () => {
    const run = boundedWork(1, 1);
    await refusal(run(() => Promise.reject(new Error('no'))));
    expect(await run(async () => 'yes')).toBe('yes');
  });
});
