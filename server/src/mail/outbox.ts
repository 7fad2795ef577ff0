import { devMail } from '@penora/protocol/endpoints/signIn';
import { noticePage } from '../http/noticePage.ts';
import { Answer, type Route, route } from '../http/route.ts';
import type { Mail, Mailer } from './mail.ts';

const MAX_KEPT = 50;

export interface Outbox extends Mailer {
  /** The page where the letters lie. */
  routes: Route[];
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const linked = (text: string): string =>
  html(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

const STYLE = `:root { color-scheme: dark light; --bg: #0f0d0e; --card: #1d191a; --line: #3a3234; --text: #ece6e1; --muted: #b3a8a1; --ember: #f0808a }
  @media (prefers-color-scheme: light) { :root { --bg: #f8f4ee; --card: #fff; --line: #d9cec3; --text: #241c1b; --muted: #6a5d57; --ember: #8c1d2c } }
  body { margin: 0 auto; padding: 32px 20px 80px; max-width: 720px; background: var(--bg); color: var(--text); font: 15px/1.6 Inter, system-ui, sans-serif }
  h1, h2 { font-family: Literata, Georgia, serif; font-weight: 600 } h2 { margin: 0; font-size: 18px } a { color: var(--ember); overflow-wrap: anywhere } p { color: var(--muted) }
  article { margin-top: 16px; padding: 20px; border: 1px solid var(--line); border-radius: 10px; background: var(--card) } pre { margin: 12px 0 0; white-space: pre-wrap; font: inherit }`;

function page(mails: readonly { mail: Mail; at: Date }[]): string {
  const items = mails.map(
    ({ mail, at }) =>
      `<article><h2>${html(mail.subject)}</h2><p>To ${html(mail.to)} · ${at.toISOString()}</p><pre>${linked(mail.text)}</pre></article>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail · Penora</title><style>${STYLE}</style></head><body><h1>Mail</h1>
<p>No mail server is set up (SMTP_URL), so letters stay here, the newest first. This page exists in development only.</p>${items.join('')}</body></html>`;
}

/** Where no mail can be sent: letters are printed and kept on a page, for whoever runs Penora on their own machine. */
export function devOutbox(print: (line: string) => void): Outbox {
  const mails: { mail: Mail; at: Date }[] = [];
  return {
    send(mail) {
      mails.unshift({ mail, at: new Date() });
      mails.length = Math.min(mails.length, MAX_KEPT);
      print(`Mail to ${mail.to}: ${mail.subject}\n${mail.text}`);
    },
    close: async () => undefined,
    routes: [
      route(devMail, async () =>
        mails.length === 0
          ? noticePage(200, {
              title: 'No mail yet',
              text: [
                'Letters that Penora would send will be listed here, because no mail server is set up (SMTP_URL).',
              ],
              links: [{ label: 'To Penora', href: '/' }],
            })
          : new Answer({
              headers: {
                'content-type': 'text/html; charset=utf-8',
                'cache-control': 'no-store',
                'referrer-policy': 'no-referrer',
              },
              content: { kind: 'bytes', bytes: page(mails) },
            }),
      ),
    ],
  };
}
