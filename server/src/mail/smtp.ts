import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Logger } from '../kernel/log.ts';
import type { Mail, Mailer } from './mail.ts';

const MAX_WAITING = 1_000;
const PAUSES_MS = [0, 2_000, 15_000];
const CLOSE_MS = 3_000;
const PATIENCE_MS = 10_000;

/**
 * Sends through a mail server, two letters at a time. A letter that it does not take is tried three times, then
 * logged without its content; when a thousand wait, further ones are dropped: people can ask again.
 */
export function smtpMailer(url: string, from: string, log: Logger): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: 2 * PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const ended = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function deliver(mail: Mail): Promise<void> {
    for (const pause of PAUSES_MS) {
      await delay(pause, undefined, { signal: ended.signal });
      try {
        await transport.sendMail({ to: mail.to, subject: mail.subject, text: mail.text, html: mail.html });
        return;
      } catch (error) {
        log.warn({ code: error instanceof Error && 'code' in error ? error.code : 'unknown' }, 'a mail was not taken');
      }
    }
    log.error('a mail was given up after three tries');
  }

  return {
    send(mail) {
      if (underWay.size >= MAX_WAITING) return void log.error('too many mails are waiting: one was dropped');
      const sending = deliver(mail)
        .catch(() => undefined)
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    async close() {
      await Promise.race([Promise.all(underWay), delay(CLOSE_MS, undefined, { ref: false })]);
      ended.abort();
      transport.close();
    },
  };
}
