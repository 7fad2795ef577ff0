import type { Route } from '../http/route.ts';
import type { Logger } from '../kernel/log.ts';
import type { Mailer } from './mail.ts';
import { devOutbox } from './outbox.ts';
import { smtpMailer } from './smtp.ts';

export interface MailOptions {
  smtpUrl: string | undefined;
  /** The sender; by default no-reply at the host of `publicUrl`. */
  from: string | undefined;
  publicUrl: string | undefined;
  production: boolean;
  log: Logger;
}

export interface Mailing {
  mailer: Mailer;
  /** Whether a letter reaches somebody: by mail, or on the page of this machine. */
  reaches: boolean;
  /** Where letters can be read in development. */
  page: string | null;
  routes: Route[];
}

/** Production without a mail server sends nothing; what needs a letter says so. */
export function openMail({ smtpUrl, from, publicUrl, production, log }: MailOptions): Mailing {
  const host = publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname;
  const sender = from ?? `Penora <no-reply@${host}>`;
  if (smtpUrl !== undefined) {
    return { mailer: smtpMailer(smtpUrl, sender, log), reaches: true, page: null, routes: [] };
  }
  if (production) {
    const mailer = { send: () => log.warn('no mail server is set up (SMTP_URL)'), close: async () => undefined };
    return { mailer, reaches: false, page: null, routes: [] };
  }
  const { routes, ...outbox } = devOutbox((line) => console.log(line));
  return { mailer: outbox, reaches: true, page: '/dev/mail', routes };
}
