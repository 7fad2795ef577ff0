import { type Logger, pino } from 'pino';

export type { Logger };

/** Structured lines on standard output. Nothing that a person wrote and no secret is ever handed to it. */
export function makeLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers', 'password', 'token', 'secret', '*.password', '*.token', '*.secret'],
      remove: true,
    },
  });
}
