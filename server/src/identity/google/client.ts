import * as oidc from 'openid-client';
import { z } from 'zod';
import { Refusal, unavailable } from '../../kernel/errors.ts';
import { type Arrival, knownAvatar, knownEmail, knownName } from '../arrival/arrival.ts';

export interface GoogleSettings {
  clientId: string;
  clientSecret: string;
  issuer: string;
  /** Only for a stand-in on this machine. */
  allowHttp: boolean;
}

/** What one way to Google and back has to remember, in the browser that goes it. */
export const Passage = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type Passage = z.infer<typeof Passage>;

export interface GoogleClient {
  /** Where to send the browser, and what it has to bring back. Throws `unavailable`. */
  begin(redirectUri: string): Promise<{ url: string; passage: Passage }>;
  /** Who came back. Throws `unauthenticated` for whatever does not fit, `unavailable` when Google does not answer. */
  finish(callback: URL, passage: Passage): Promise<Arrival>;
}

const TIMEOUT_SECONDS = 10;
/** Google turns its keys over and could move its addresses. */
const REMEMBERED_MS = 3_600_000;

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
  name: z.unknown().optional(),
  picture: z.unknown().optional(),
});

const silent = (): Refusal => unavailable('Google does not answer at the moment. Try again, or sign in another way.');
const unfit = (): Refusal => new Refusal('unauthenticated', 'Google did not confirm who you are.');

/** What the library says no with has a code of its own; anything else means that nobody answered. */
function asRefusal(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code.startsWith('OAUTH_') && code !== 'OAUTH_TIMEOUT' && code !== 'OAUTH_ABORT' ? unfit() : silent();
}

/** Google as an OpenID Connect provider; its addresses are asked for when somebody wants to sign in. */
export function googleClient({ clientId, clientSecret, issuer, allowHttp }: GoogleSettings): GoogleClient {
  let known: { configuration: Promise<oidc.Configuration>; until: number } | null = null;

  async function discover(): Promise<oidc.Configuration> {
    const configuration = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      execute: allowHttp ? [oidc.allowInsecureRequests] : [],
    });
    // The signature of the ID token as well, not only the connection that it came by.
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  async function configuration(): Promise<oidc.Configuration> {
    if (known === null || known.until < Date.now()) {
      known = { configuration: discover(), until: Date.now() + REMEMBERED_MS };
    }
    const asked = known;
    return asked.configuration.catch((error: unknown) => {
      if (known === asked) known = null;
      throw asRefusal(error) && silent();
    });
  }

  return {
    async begin(redirectUri) {
      const provider = await configuration();
      const passage = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: passage.state,
        nonce: passage.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(passage.verifier),
        code_challenge_method: 'S256',
        prompt: 'select_account',
      });
      return { url: url.href, passage };
    },
    async finish(callback, { state, nonce, verifier }) {
      const provider = await configuration();
      const tokens = await oidc
        .authorizationCodeGrant(provider, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw asRefusal(error);
        });
      const claims = Claims.safeParse(tokens.claims());
      if (!claims.success) throw unfit();
      const { iss, sub, email, email_verified, name, picture } = claims.data;
      return {
        issuer: iss,
        subject: sub,
        email: knownEmail(email),
        emailVerified: email_verified === true,
        name: knownName(name),
        avatarUrl: knownAvatar(picture),
      };
    },
  };
}
