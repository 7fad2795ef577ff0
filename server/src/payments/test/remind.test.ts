import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mail } from '../../mail/mail.ts';
import { remindOfPlans } from '../remind.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const remind = async (now: Date): Promise<Mail[]> => {
  const mails: Mail[] = [];
  const mailer = { send: (mail: Mail) => void mails.push(mail) };
  await remindOfPlans({ sql: world.database.sql, mailer, publicUrl: () => 'http://penora.test' }, now);
  return mails;
};

test('a letter goes out once before a plan ends, to a proved address, and not while it runs on', async () => {
  const bought = await world.order('lite_monthly');
  await world.verify(bought, world.razorpay.shop.pay(bought.gatewayOrderId, 'captured').id);
  const soon = new Date(Date.now() + 29 * DAY_MS);
  expect(await remind(soon), 'the address is not proved').toEqual([]);
  await world.rows('update users set email_verified_at = now() where id = $1', [bought.userId]);
  expect(await remind(new Date()), 'a month is left').toEqual([]);
  const [mail, another] = await remind(soon);
  expect(another).toBeUndefined();
  expect(mail).toMatchObject({ subject: expect.stringMatching(/^Your Lite plan ends on \d{4}-/) });
  expect(mail?.text).toContain('http://penora.test/pricing?buy=lite_monthly');
  expect(await remind(soon), 'once').toEqual([]);

  const more = await world.order('lite_monthly', bought.userId);
  await world.verify(more, world.razorpay.shop.pay(more.gatewayOrderId, 'captured').id);
  expect(await remind(soon), 'it runs on').toEqual([]);
  expect(await remind(new Date(Date.now() + 60 * DAY_MS))).toHaveLength(1);
  expect(await remind(new Date(Date.now() + 90 * DAY_MS)), 'it has ended').toEqual([]);
});
