import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CatalogFile, type CatalogModel, defaultModels } from '@penora/protocol/catalog/models';
import { z } from 'zod';

/** A configuration that cannot be started with; the message is for the operator and names the variable. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const optional = z.string().trim().min(1).optional();
const url = z.url({ protocol: /^https?$/ }).optional();

/** contract.md, Environment. Everything is optional in development. */
const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  HOST: optional,
  PUBLIC_URL: url,
  DATA_DIR: z.string().min(1).default('.penora'),
  DATABASE_URL: optional,
  REDIS_URL: optional,
  SESSION_SECRET: optional,
  TRUST_PROXY: optional,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  LIMITS: z.coerce.number().positive().max(1_000_000).default(1),
  CATALOG_FILE: optional,
  SMTP_URL: optional,
  /** Who letters are from, e.g. `Penora <hello@penora.example>`. */
  MAIL_FROM: optional,
  DEMO_WORDS_PER_SECOND: z.coerce.number().positive().max(100_000).default(30),
  DEEPINFRA_API_KEY: optional,
  DEEPINFRA_BASE_URL: url,
  /** The breaker: what the provider may cost in one day, in US dollars. */
  PROVIDER_DAILY_USD: z.coerce.number().positive().max(1_000_000).default(500),
  /** What one account may spend on words in a day, in Ku (× LIMITS). */
  ACCOUNT_DAILY_KU: z.coerce.number().positive().max(1_000_000_000).default(10_000),
  /** How often a text that breaks off in the middle is gone on with. */
  PROVIDER_CONTINUATIONS: z.coerce.number().int().min(0).max(10).default(2),
  RAZORPAY_KEY_ID: optional,
  RAZORPAY_KEY_SECRET: optional,
  RAZORPAY_WEBHOOK_SECRET: optional,
  /** The one before, while it is being rotated. */
  RAZORPAY_WEBHOOK_SECRET_PREVIOUS: optional,
  RAZORPAY_BASE_URL: url,
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  GOOGLE_ISSUER: url,
  SUKUSUKU_URL: z.url().default('https://suku-suku-site-developeraim.replit.app'),
  SUKUSUKU_JWT_SECRET: optional,
  /** Demanded of every token when set. */
  SUKUSUKU_JWT_ISSUER: optional,
  SUKUSUKU_JWT_AUDIENCE: optional,
  SUKUSUKU_PARAMS_SECRET: optional,
  IMAGEGENE_URL: z.url().default('https://image-gene-developeraim.replit.app/'),
  PENORA_API_KEY: optional,
  /** Deprecated: a key in a query ends up in logs. */
  API_KEY_IN_QUERY: z.stringbool().default(false),
  /** Where `npm run start:sidecar` listens, when PORT is the service's. */
  SIDECAR_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
});
type Environment = z.infer<typeof Environment>;

export interface Config extends Omit<Environment, 'NODE_ENV'> {
  production: boolean;
  dataDir: string;
  models: readonly CatalogModel[];
  /** Whether the real provider is used (contract.md, Environment). */
  providerConfigured: boolean;
  demonstrationAllowed: boolean;
}

/** What the predecessor published (domain.md): nobody's secret any more. */
const BURNT = new Set(['sukusuku-ai-secret-key-2025', 'dev-secret-key', 'penora_admin_2025']);
const BURNT_SHA256 = new Set(['f9147685617f4cbc8ea2c28159dd742e3a0953d9d85aa6eae3795c6681200045']);

const SECRETS = ['SESSION_SECRET', 'SUKUSUKU_JWT_SECRET', 'SUKUSUKU_PARAMS_SECRET', 'PENORA_API_KEY'] as const;
const KEYS_OF_OTHERS = ['RAZORPAY_KEY_SECRET', 'RAZORPAY_WEBHOOK_SECRET', 'GOOGLE_CLIENT_SECRET'] as const;
const NEEDED = ['PUBLIC_URL', 'SESSION_SECRET', 'DATABASE_URL'] as const;
const LEAST_SECRET_BYTES = 32;

function isBurnt(value: string): boolean {
  return BURNT.has(value) || BURNT_SHA256.has(createHash('sha256').update(value).digest('hex'));
}

function checkProduction(env: Environment): void {
  for (const name of NEEDED) {
    if (env[name] === undefined) throw new ConfigError(`${name} is needed when NODE_ENV=production.`);
  }
  for (const name of [...SECRETS, ...KEYS_OF_OTHERS]) {
    const value = env[name];
    if (value !== undefined && isBurnt(value)) {
      throw new ConfigError(`${name} is a secret that was once published. Choose a new one.`);
    }
  }
  for (const name of SECRETS) {
    const value = env[name];
    if (value !== undefined && Buffer.byteLength(value) < LEAST_SECRET_BYTES) {
      throw new ConfigError(`${name} is shorter than ${LEAST_SECRET_BYTES} bytes.`);
    }
  }
}

function readModels(path: string | undefined): readonly CatalogModel[] {
  if (path === undefined) return defaultModels;
  try {
    return CatalogFile.parse(JSON.parse(readFileSync(path, 'utf8'))).models;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : String(error);
    throw new ConfigError(`CATALOG_FILE cannot be used: ${why}`);
  }
}

function checkPrices(models: readonly CatalogModel[]): void {
  for (const { key, multiplier } of models) {
    const perWord = multiplier * 10;
    if (Math.abs(perWord - Math.round(perWord)) > 1e-9 || Math.round(perWord) < 1) {
      throw new ConfigError(`The multiplier ${multiplier} of the model "${key}" gives no whole milliku per word.`);
    }
  }
}

/** Reads the environment once. Throws `ConfigError` with one line that names what is wrong. */
export function readConfig(source: NodeJS.ProcessEnv): Config {
  // An empty variable is one that is not set.
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.') ?? 'The environment'}: ${issue?.message ?? 'is not right'}`);
  }
  const { NODE_ENV, ...env } = parsed.data;
  const production = NODE_ENV === 'production';
  if (production) checkProduction(parsed.data);
  const models = readModels(env.CATALOG_FILE);
  checkPrices(models);
  return {
    ...env,
    production,
    dataDir: resolve(env.DATA_DIR),
    models,
    providerConfigured: env.DEEPINFRA_API_KEY !== undefined || env.DEEPINFRA_BASE_URL !== undefined,
    demonstrationAllowed: !production && !(env.RAZORPAY_KEY_ID?.startsWith('rzp_live_') ?? false),
  };
}
