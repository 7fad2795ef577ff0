import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmtpStandIn, startSmtp } from '../../../infra/stand-ins/smtp/server.ts';
import { compose } from './mail.ts';
import { openMail } from './mailer.ts';

let smtp: SmtpStandIn;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp?.close());

const base = {
  smtpUrl: undefined,
  from: undefined,
  publicUrl: undefined,
  production: false,
  log: pino({ level: 'silent' }),
};
const letter = (to: string, title = 'The Salt Lantern') =>
  compose({
    to,
    subject: `Mira shares "${title}"`,
    text: [`Hello, this is ${title}.`],
    action: { label: 'Open it', url: 'http://localhost/p/ABC123' },
    foot: 'Ignore it.',
  });

describe('letters', () => {
  it('go through the mail server, from an address of ours, whatever letters the title has', async () => {
    const { mailer } = openMail({ ...base, smtpUrl: smtp.url, publicUrl: 'https://penora.example' });
    mailer.send(letter('zoe@example.com', 'Zoë und die 海'));
    const got = await smtp.letterTo('zoe@example.com');
    expect(got).toMatchObject({ from: 'no-reply@penora.example', subject: 'Mira shares "Zoë und die 海"' });
    expect(got.text).toContain('Hello, this is Zoë und die 海.');
    expect(got.text).toContain('http://localhost/p/ABC123');
    await mailer.close();
  });

  it('a title cannot add a header or another person', async () => {
    const { mailer } = openMail({ ...base, smtpUrl: smtp.url });
    mailer.send(letter('ada@example.com', 'x\r\nBcc: eve@example.com\r\n\r\n'));
    const got = await smtp.letterTo('ada@example.com');
    expect(got.to).toEqual(['ada@example.com']);
    expect(got.subject).toBe('Mira shares "x Bcc: eve@example.com "');
    await mailer.close();
  });

  it('what people wrote is text in the HTML', () => {
    expect(letter('a@example.com', '<script>alert(1)</script>').html).not.toContain('<script>');
  });

  it('without a mail server they lie on a page in development, and nowhere in production', async () => {
    const here = openMail(base);
    expect([here.reaches, here.page, here.routes.length]).toEqual([true, '/dev/mail', 1]);
    const there = openMail({ ...base, production: true });
    expect([there.reaches, there.page, there.routes.length]).toEqual([false, null, 0]);
    there.mailer.send(letter('a@example.com'));
  });
});
