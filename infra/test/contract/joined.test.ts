import { Ordered, Purchases } from '@penora/protocol/schemas/payment';
import { expect, test } from 'vitest';
import { type RazorpayStandIn, startRazorpay } from '../../stand-ins/razorpay/server.ts';
import { type SmtpStandIn, startSmtp } from '../../stand-ins/smtp/server.ts';
import { claimsOf, signToken } from '../../stand-ins/sukusuku/sign.ts';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const JWT = 'a secret between sukusuku and penora';

let razorpay: RazorpayStandIn;
let smtp: SmtpStandIn;
const penora = service({
  env: async (keep) => {
    [razorpay, smtp] = [keep(await startRazorpay()), keep(await startSmtp())];
    razorpay.webhooks.travel({ held: true });
    return { ...razorpay.env, SMTP_URL: smtp.url, SUKUSUKU_JWT_SECRET: JWT };
  },
});

test('P1 somebody pays, then their two accounts become one: the coins arrive in the one that stays', async () => {
  const anna = await Person.register(penora.url);
  const { razorpay: checkout } = Ordered.parse(await anna.post('/api/payments/orders', { packageId: 'topup_25' }));
  const { id } = razorpay.shop.pay(checkout.orderId, 'failed');

  const mira = new Person(penora.url);
  const claims = claimsOf({ userId: '101902121794505144784', email: anna.email, firstName: 'Mira', lastName: 'Sol' });
  const door = await fetch(`${penora.url}/penora?jwt_token=${signToken(JWT, claims)}`, { redirect: 'manual' });
  mira.cookie = (door.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  expect(await mira.balance()).toBe(50_000);
  const { user } = await mira.me();

  const { text } = await smtp.letterTo(anna.email);
  const token = /\/verify\/([\w-]+)/.exec(text)?.[1] ?? '';
  await anna.post('/api/auth/email/verify', { token });
  expect((await anna.me()).user.id, 'signed in as the one that stays').toBe(user.id);

  razorpay.shop.lateCapture(id);
  const told = {
    razorpay_order_id: checkout.orderId,
    razorpay_payment_id: id,
    razorpay_signature: razorpay.sign(checkout.orderId, id),
  };
  expect(await mira.post('/api/payments/verify', told)).toMatchObject({ balanceMilliku: 75_000 });
  const { items } = Purchases.parse(await mira.get('/api/payments'));
  expect(items).toMatchObject([{ packageId: 'topup_25', status: 'paid', payments: [{ id }] }]);
});
