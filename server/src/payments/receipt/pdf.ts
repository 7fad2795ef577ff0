import { formatKu } from '@penora/protocol/ku';
import { Paper } from '../../files/export/pdf/paper.ts';
import type { ReceiptFacts } from './facts.ts';
import { isCovered, runsOf } from './fonts.ts';
import { otherScripts, type Writing } from './otherScripts.ts';

const INK = '#241c1b';
const MUTED = '#6a5d57';
const EMBER = '#8c1d2c';
const GOLD = '#7a5a10';
const LINE = '#d9cec3';
const LEFT = 64;
const RIGHT = 531;
const SIZE = 10.5;
/** Where the values stand. */
const VALUE = 220;

type Doc = Paper;

interface Look {
  size?: number;
  weight?: 400 | 600;
  colour?: string;
}

/** One line, in as many fonts as its signs need. Nothing is wrapped: what is too long is cut. */
function line(doc: Doc, text: string, x: number, y: number, look: Look = {}): void {
  const { size = SIZE, weight = 400, colour = INK } = look;
  doc.fontSize(size).fillColor(colour);
  let at = x;
  for (const run of runsOf(text, weight)) {
    doc.font(run.font);
    const width = doc.widthOfString(run.text);
    if (at + width > RIGHT + 4) {
      doc.text('…', at, y, { lineBreak: false });
      return;
    }
    doc.text(run.text, at, y, { lineBreak: false });
    at += width;
  }
}

const rule = (doc: Doc, y: number): void =>
  void doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.75).strokeColor(LINE).stroke();

const money = (cents: number, currency: string): string =>
  `${currency} ${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const periods: Record<ReceiptFacts['period'], string> = {
  once: 'Once. Bought coins do not expire.',
  month: 'One month. It is not renewed by itself.',
  year: 'One year. It is not renewed by itself.',
};

export interface Buyer {
  name: string;
  email: string | null;
  id: string;
}

function rowsOf(facts: ReceiptFacts, buyer: Buyer): [string, string][] {
  const paid = facts.capturedAt.toISOString().slice(0, 19).replace('T', ' ');
  return [
    ['Paid by', buyer.name],
    ['E-mail', buyer.email ?? 'none'],
    ['Account', buyer.id],
    ['Paid on', `${paid} UTC`],
    ['Paid with', facts.gateway === 'razorpay' ? 'Razorpay' : 'the test checkout'],
    ['Payment', facts.paymentId],
    ['Order at the payment service', facts.gatewayOrderId],
    ['Our order', facts.orderId],
  ];
}

function draw(doc: Doc, facts: ReceiptFacts, buyer: Buyer, write: Writing | null): void {
  line(doc, 'Penora', LEFT, 60, { size: 22, weight: 600, colour: EMBER });
  line(doc, 'Receipt', 462, 66, { size: 15, weight: 600 });
  if (facts.gateway === 'sandbox') {
    line(doc, 'Test payment: no money moved.', LEFT, 96, { weight: 600, colour: '#8a5200' });
  }
  rule(doc, 122);
  line(doc, facts.title, LEFT, 144, { size: 15, weight: 600 });
  line(doc, periods[facts.period], LEFT, 168, { colour: MUTED });
  line(doc, `${formatKu(facts.milliku)} Ku`, LEFT, 194, { size: 13, weight: 600, colour: GOLD });
  line(doc, money(facts.amountCents, facts.currency), 430, 144, { size: 15, weight: 600 });
  rule(doc, 232);
  let y = 254;
  for (const [name, value] of rowsOf(facts, buyer)) {
    line(doc, name, LEFT, y, { colour: MUTED });
    if (write === null || isCovered(value)) line(doc, value, VALUE, y);
    else write(value, { x: VALUE, y, width: RIGHT - VALUE, size: SIZE });
    y += 22;
  }
  rule(doc, y + 8);
  y += 28;
  line(doc, 'Paid in full', LEFT, y, { weight: 600 });
  line(doc, money(facts.amountCents, facts.currency), 430, y, { weight: 600 });
  if (facts.refundedCents > 0) {
    y += 22;
    line(doc, 'Paid back since', LEFT, y);
    line(doc, money(facts.refundedCents, facts.currency), 430, y);
  }
  y += 44;
  line(doc, 'The amount is all that was paid. No tax is shown or charged apart on this receipt;', LEFT, y, {
    colour: MUTED,
  });
  line(doc, 'it is a receipt for a payment and no tax invoice.', LEFT, y + 16, { colour: MUTED });
}

/** The receipt as a PDF of one page. */
export async function receiptPdf(facts: ReceiptFacts, buyer: Buyer): Promise<Uint8Array> {
  const info = { Title: `Penora receipt ${facts.paymentId}`, CreationDate: facts.capturedAt };
  const doc = new Paper({ size: 'A4', margin: 0, info, lang: 'en', autoFirstPage: false, bufferPages: true });
  doc.addPage();
  const others = rowsOf(facts, buyer).flatMap(([, value]) => (isCovered(value) ? [] : [value]));
  draw(doc, facts, buyer, others.length === 0 ? null : await otherScripts(doc, others));
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.end();
  });
}
