/** Quoted-printable back into text. */
function unquote(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A word of a header that is not plain ASCII. */
const unword = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : unquote(word.replaceAll('_', ' ')),
    );

/** Subject and plain text of a letter as our mail library writes it: that much of MIME, and no more. */
export function decodeLetter(raw: string): { subject: string; text: string } {
  const unfolded = raw.replace(/\r\n[ \t]+/g, ' ');
  const subject = unword(/^Subject: (.*)$/im.exec(unfolded)?.[1] ?? '').trim();
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n-{2,}/i.exec(raw);
  const isBase64 = /Content-Type: text\/plain[\s\S]*?Content-Transfer-Encoding: base64/i.test(
    raw.split('text/html')[0] ?? '',
  );
  const body = part?.[1] ?? '';
  return { subject, text: isBase64 ? Buffer.from(body, 'base64').toString('utf8') : unquote(body) };
}
