import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { readText, sendJson } from '../kit/json.ts';
import { listen } from '../kit/listen.ts';
import { chooser } from './chooser.ts';
import { type GooglePerson, type IdTokenFault, idToken, type Keys } from './idToken.ts';

export type GoogleFault = IdTokenFault | 'silent' | 'broken' | 'denied';

export interface GoogleStandIn {
  /** For `GOOGLE_ISSUER`. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** What the product is told of it. */
  readonly env: Record<string, string>;
  /** Who is signed in there; null shows a chooser. */
  person: GooglePerson | null;
  /** What is wrong with every answer until it is taken away. */
  fault: GoogleFault | null;
  /** Authorisations asked for so far. */
  asked: URLSearchParams[];
  close(): Promise<void>;
}

interface Grant {
  person: GooglePerson;
  redirectUri: string;
  challenge: string;
  nonce: string;
}

const MAX_GRANTS = 1_000;
const MAX_BODY_BYTES = 16_384;
const choices: readonly GooglePerson[] = [
  { sub: '110000000000000000001', email: 'mira@example.com', name: 'Mira Sol' },
  { sub: '110000000000000000002', email: 'ben@example.com', name: 'Ben Okoro' },
];

export async function startGoogle({ port = 0 }: { port?: number } = {}): Promise<GoogleStandIn> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256', { extractable: true });
  const keys: Keys = { sign: pair.privateKey, forge: other.privateKey, id: 'key-1' };
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: keys.id, alg: 'RS256', use: 'sig' };
  const grants = new Map<string, Grant>();
  const google: GoogleStandIn = {
    url: '',
    clientId: 'penora-at-google',
    clientSecret: 'the secret that google knows',
    get env() {
      return {
        GOOGLE_ISSUER: this.url,
        GOOGLE_CLIENT_ID: this.clientId,
        GOOGLE_CLIENT_SECRET: this.clientSecret,
      };
    },
    person: choices[0] ?? null,
    fault: null,
    asked: [],
    close: () => server.close(),
  };
  const server = await listen(
    async (request, response) => {
      const url = new URL(request.url ?? '/', google.url);
      switch (url.pathname) {
        case '/.well-known/openid-configuration':
          return sendJson(response, 200, discovery(google.url));
        case '/jwks':
          return sendJson(response, 200, { keys: [jwk] });
        case '/authorize':
          return authorize(google, grants, url, response);
        case '/token':
          return token(google, grants, keys, request, response);
        default:
          return sendJson(response, 404, { error: 'not_found' });
      }
    },
    { port },
  );
  google.url = server.url;
  return google;
}

const discovery = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
});

async function authorize(
  google: GoogleStandIn,
  grants: Map<string, Grant>,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const asked = url.searchParams;
  const chosen = choices.find(({ sub }) => sub === asked.get('choose')) ?? google.person;
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('state', asked.get('state') ?? '');
  back.searchParams.set('iss', google.url);
  if (asked.get('client_id') !== google.clientId || asked.get('code_challenge_method') !== 'S256') {
    return sendJson(response, 400, { error: 'invalid_request' });
  }
  if (google.fault === 'denied') {
    back.searchParams.set('error', 'access_denied');
    return void response.writeHead(302, { location: back.href }).end();
  }
  if (chosen === null) return void response.writeHead(200, { 'content-type': 'text/html' }).end(chooser(url, choices));
  google.asked.push(asked);
  const code = randomUUID();
  if (grants.size >= MAX_GRANTS) grants.clear();
  grants.set(code, {
    person: chosen,
    redirectUri: asked.get('redirect_uri') ?? '',
    challenge: asked.get('code_challenge') ?? '',
    nonce: asked.get('nonce') ?? '',
  });
  back.searchParams.set('code', code);
  response.writeHead(302, { location: back.href }).end();
}

async function token(
  google: GoogleStandIn,
  grants: Map<string, Grant>,
  keys: Keys,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await readText(request, MAX_BODY_BYTES));
  const { fault } = google;
  if (fault === 'silent') return;
  if (fault === 'broken') return sendJson(response, 500, { error: 'server_error' });
  const code = form.get('code') ?? '';
  const grant = grants.get(code);
  // Once only, as the standard has it.
  grants.delete(code);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (grant === undefined || grant.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri')) {
    return sendJson(response, 400, { error: 'invalid_grant' });
  }
  if (form.get('client_secret') !== google.clientSecret) return sendJson(response, 401, { error: 'invalid_client' });
  const claims = { issuer: google.url, audience: google.clientId, nonce: grant.nonce };
  sendJson(response, 200, {
    access_token: randomUUID(),
    token_type: 'Bearer',
    expires_in: 3_600,
    id_token: await idToken(keys, grant.person, claims, fault === 'denied' ? null : fault),
  });
}
