/** A letter to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  /** Takes a letter and returns at once: nobody waits for a mail server, and nobody can tell whether one was sent. */
  send(mail: Mail): void;
  /** Gives what is still waiting a moment. */
  close(): Promise<void>;
}

export interface Letter {
  to: string;
  subject: string;
  /** One paragraph each. */
  text: readonly string[];
  action: { label: string; url: string };
  /** In small print. */
  foot: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const FONT = "font:16px/1.6 'Inter',system-ui,-apple-system,sans-serif";

/** A letter in both forms. Names and titles in it were written by people: they are text everywhere. */
export function compose({ to, subject, text, action, foot }: Letter): Mail {
  const paragraphs = text.map((part) => `<p style="margin:0 0 16px">${html(part)}</p>`).join('');
  return {
    to,
    subject: subject.replace(/\s+/g, ' ').slice(0, 200),
    text: `${text.join('\n\n')}\n\n${action.label}: ${action.url}\n\n${foot}\n\nPenora`,
    html: `<!doctype html><html lang="en"><body style="margin:0;padding:32px 16px;background:#f8f4ee;color:#241c1b;${FONT}">
<div style="max-width:520px;margin:0 auto;padding:32px;background:#fffdfa;border:1px solid #d9cec3;border-radius:10px">
<p style="margin:0 0 24px;font:600 20px Georgia,serif;color:#8c1d2c">Penora</p>${paragraphs}
<p style="margin:24px 0"><a href="${html(action.url)}" style="display:inline-block;padding:12px 20px;background:#8c1d2c;color:#fff;border-radius:8px;text-decoration:none;font-weight:600">${html(action.label)}</a></p>
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #d9cec3;color:#6a5d57;font-size:13px">${html(foot)}</p></div></body></html>`,
  };
}
