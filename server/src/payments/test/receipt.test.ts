import { afterAll, beforeAll, expect, test } from 'vitest';
import { folded, hasPdftotext, pdftotext, readPdf } from '../../files/export/test/readPdf.ts';
import { receiptFacts } from '../receipt/facts.ts';
import { runsOf } from '../receipt/fonts.ts';
import { receiptPdf } from '../receipt/pdf.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const facts = {
  paymentId: 'pay_1',
  orderId: '00000000-0000-4000-8000-000000000001',
  gateway: 'razorpay',
  gatewayOrderId: 'order_1',
  title: 'Pro, monthly',
  period: 'month' as const,
  milliku: 1_500_000,
  amountCents: 5_000,
  refundedCents: 0,
  currency: 'USD',
  capturedAt: new Date('2026-11-28T10:00:00Z'),
};

test('a receipt is one page of PDF, also for names in other scripts and of any length', async () => {
  for (const name of ['Anna', 'Žofie Čapek', 'अन्ना', 'Анна', 'Άννα Nguyễn', '安娜', 'x'.repeat(300), '\u202eevil']) {
    const pdf = Buffer.from(await receiptPdf(facts, { id: 'pn_1', name, email: null })).toString('latin1');
    expect(pdf.startsWith('%PDF-'), name).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g), name).toHaveLength(1);
    expect(pdf, name).toContain('/Title');
  }
});

test('a name in any script is on the receipt as it is written, cut where the line ends', async () => {
  for (const name of ['安娜 李 Anna', '김철수', 'தமிழ் செல்வி', 'אנה כהן', 'Ana 👩🏽‍💻', '\u202eአና']) {
    const { pages } = await readPdf(await receiptPdf(facts, { id: 'pn_1', name, email: null }));
    const shown = name.replace('\u202e', '');
    const said = folded(pages.join(' '));
    // This reader gives letters that run to the left as they stand, and those that are put together in their parts.
    if (/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Ethiopic}\w ]+$/u.test(shown)) expect(said).toContain(shown);
    expect(said).not.toContain('?');
    if (hasPdftotext) expect(pdftotext(await receiptPdf(facts, { id: 'pn_1', name, email: null }))[0]).toContain(shown);
  }
  const long = await readPdf(await receiptPdf(facts, { id: 'pn_1', name: '安'.repeat(300), email: null }));
  expect(long.pages).toHaveLength(1);
  expect(long.pages[0]).toMatch(/安{20,40}…/);
});

test('each script is set in a font that has it', () => {
  const fonts = (text: string) =>
    runsOf(text, 400).map(({ text: part, font }) => [part, /sans-([a-z-]+)-400/.exec(font)?.[1]]);
  expect(fonts('Anna')).toEqual([['Anna', 'latin']]);
  expect(fonts('Čapek')).toEqual([
    ['Č', 'latin-ext'],
    ['apek', 'latin'],
  ]);
  expect(fonts('अन्ना')).toEqual([['अन्ना', 'devanagari']]);
  expect(fonts('安')).toEqual([['?', 'latin']]);
});

test('only who paid has the receipt, by the id of the payment or of the order, and only when it was paid', async () => {
  const bought = await world.order('pro_monthly');
  const read = (userId: string, id: string) => receiptFacts(world.database.sql, userId, id);
  await expect(read(bought.userId, bought.orderId)).rejects.toMatchObject({ code: 'not_found' });
  const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
  await world.verify(bought, id);
  const found = await read(bought.userId, id);
  expect(found).toMatchObject({ paymentId: id, title: 'Pro, monthly', amountCents: 5_000, milliku: 1_500_000 });
  expect(await read(bought.userId, bought.orderId)).toEqual(found);
  await expect(read(await world.person(), id)).rejects.toMatchObject({ code: 'not_found' });
});
