import { SMTPServer } from 'smtp-server';
import { type Journal, journal } from '../kit/journal.ts';
import { decodeLetter } from './letter.ts';

export interface Letter {
  from: string;
  to: string[];
  subject: string;
  text: string;
}

export interface SmtpStandIn {
  /** For `SMTP_URL`. */
  url: string;
  letters: Journal<Letter>;
  /** The newest letter to somebody; waits for it. `after` skips so many. */
  letterTo(address: string, after?: number): Promise<Letter>;
  /** Turns so many letters away, as a server that is out of breath. */
  refuseNext(count: number): void;
  close(): Promise<void>;
}

const LIMITS = { maxEntries: 200, maxBytes: 4 * 1024 * 1024 };

export async function startSmtp({ port = 0 }: { port?: number } = {}): Promise<SmtpStandIn> {
  const letters = journal<Letter>(LIMITS);
  let refusing = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusing > 0) {
          refusing -= 1;
          return done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
        }
        const raw = Buffer.concat(parts);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        letters.add({ from, to, ...decodeLetter(raw.toString('utf8')) }, raw.length);
        done();
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    async letterTo(wanted, after = 0) {
      let skipped = 0;
      for (let n = 1; ; n += 1) {
        const letter = await letters.arrived(n);
        if (!letter.to.includes(wanted)) continue;
        if (skipped === after) return letter;
        skipped += 1;
      }
    },
    refuseNext(count) {
      refusing = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
