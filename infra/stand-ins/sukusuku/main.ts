import { parseArgs } from 'node:util';
import { listen } from '../kit/listen.ts';
import { claimsOf, parametersOf, signToken } from './sign.ts';

/** By hand: `node infra/stand-ins/sukusuku/main.ts --penora http://localhost:3000`, then follow its links. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4030' },
    penora: { type: 'string', default: 'http://localhost:3000' },
    jwt: { type: 'string', default: 'a secret between sukusuku and penora' },
    params: { type: 'string', default: 'another secret between the two sites' },
  },
});

const person = { userId: '101902121794505144784', email: 'mira@example.com', firstName: 'Mira', lastName: 'Sol' };
const token = (more?: Record<string, unknown>): string =>
  `/penora?jwt_token=${signToken(values.jwt, claimsOf(person, more))}`;

const links: Record<string, { label: string; make: () => string }> = {
  token: { label: 'Write in Penora (token)', make: () => token() },
  parameters: {
    label: 'Write in Penora (signed address)',
    make: () => `/penora?${new URLSearchParams(parametersOf(values.params, person))}`,
  },
  expired: { label: 'A token that has ended', make: () => token({ iat: 1, exp: 2 }) },
  unsigned: { label: 'An address that nobody signed', make: () => `/penora?user_id=${person.userId}` },
};

const page = Object.entries(links)
  .map(([name, { label }]) => `<p><a href="/go/${name}">${label}</a></p>`)
  .join('');

const server = await listen(
  async (request, response) => {
    const chosen = links[(request.url ?? '').replace('/go/', '')];
    if (chosen === undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else response.writeHead(302, { location: values.penora + chosen.make() }).end();
  },
  { port: Number(values.port) },
);
console.log(`SUKUSUKU_URL=${server.url}`);
console.log(`SUKUSUKU_JWT_SECRET='${values.jwt}'`);
console.log(`SUKUSUKU_PARAMS_SECRET='${values.params}'`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
