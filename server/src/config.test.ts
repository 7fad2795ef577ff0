import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://penora.example',
  SESSION_SECRET: 'a secret of more than thirty-two bytes',
  DATABASE_URL: 'postgresql://db/penora',
};

describe('the environment', () => {
  it('needs nothing in development, and then the demonstration writer is there', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      production: false,
      PORT: 3_000,
      demonstrationAllowed: true,
      providerConfigured: false,
    });
  });

  it('an empty variable is one that is not set', () => {
    const config = readConfig({ PORT: '', REDIS_URL: '' });
    expect([config.PORT, config.REDIS_URL]).toEqual([3_000, undefined]);
  });

  it.each(['PUBLIC_URL', 'SESSION_SECRET', 'DATABASE_URL'])('production without %s stops and names it', (name) => {
    expect(() => readConfig({ ...production, [name]: undefined })).toThrow(new RegExp(name));
  });

  it('production refuses a short secret, and one that the predecessor published', () => {
    expect(() => readConfig({ ...production, SESSION_SECRET: 'short' })).toThrow(/SESSION_SECRET is shorter/);
    expect(() => readConfig({ ...production, SUKUSUKU_JWT_SECRET: 'sukusuku-ai-secret-key-2025' })).toThrow(
      /SUKUSUKU_JWT_SECRET/,
    );
    expect(() => readConfig({ ...production, SESSION_SECRET: 'penora_admin_2025' })).toThrow(/published/);
  });

  it('no demonstration in production or with live payment keys', () => {
    expect(readConfig(production).demonstrationAllowed).toBe(false);
    expect(readConfig({ RAZORPAY_KEY_ID: 'rzp_live_x' }).demonstrationAllowed).toBe(false);
    expect(readConfig({ RAZORPAY_KEY_ID: 'rzp_test_x' }).demonstrationAllowed).toBe(true);
  });

  it('the provider is used when a key or an address is set', () => {
    expect(readConfig({ DEEPINFRA_API_KEY: 'k' }).providerConfigured).toBe(true);
    expect(readConfig({ DEEPINFRA_BASE_URL: 'http://127.0.0.1:4010/v1' }).providerConfigured).toBe(true);
  });

  it.each([{ PORT: 'http' }, { PUBLIC_URL: 'penora' }, { LIMITS: '0' }, { CATALOG_FILE: '/nowhere/catalog.json' }])(
    '%j is refused with one line',
    (env) => {
      expect(() => readConfig(env)).toThrow(ConfigError);
    },
  );
});
