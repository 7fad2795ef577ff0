import { parseArgs } from 'node:util';
import { startGoogle } from './server.ts';

/** By hand: `node infra/stand-ins/google/main.ts`, then start Penora with what it prints. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4040' } } });

const google = await startGoogle({ port: Number(values.port) });
google.person = null;
console.log(`GOOGLE_ISSUER=${google.url}`);
console.log(`GOOGLE_CLIENT_ID=${google.clientId}`);
console.log(`GOOGLE_CLIENT_SECRET='${google.clientSecret}'`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => google.close());
