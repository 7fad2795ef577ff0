import type { IncomingMessage } from 'node:http';
import express from 'express';

/** A number of proxies, "true", or addresses, as express understands them. */
export function trustSetting(value: string | undefined): boolean | number | string {
  if (value === undefined) return false;
  if (/^\d+$/.test(value)) return Number(value);
  return value === 'true' ? true : value;
}

/** Whether a request came by https, as `req.secure` says it, for those that express does not see: sockets. */
export function secureTest(trustProxy: string | undefined): (request: IncomingMessage) => boolean {
  const trusts: (address: string, hop: number) => boolean = express()
    .set('trust proxy', trustSetting(trustProxy))
    .get('trust proxy fn');
  return ({ headers, socket }) => {
    if (!trusts(socket.remoteAddress ?? '', 0)) return false;
    const [scheme = ''] = String(headers['x-forwarded-proto'] ?? '').split(',');
    return scheme.trim() === 'https';
  };
}
