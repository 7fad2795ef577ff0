import type { Config } from '../config.ts';
import { ModelCatalog } from '../generation/catalog.ts';
import { Breaker } from '../generation/models/breaker.ts';
import { deepInfraModel } from '../generation/models/deepinfra/deepinfra.ts';
import { demonstrationModel } from '../generation/models/demonstration/demonstration.ts';
import type { Logger } from '../kernel/log.ts';

const DEEPINFRA_URL = 'https://api.deepinfra.com/v1/openai';

/** Which models there are, and who writes for them (contract.md, Environment). */
export function makeCatalog(config: Config, log: Logger): ModelCatalog {
  const { DEEPINFRA_API_KEY: apiKey, DEEPINFRA_BASE_URL: baseUrl = DEEPINFRA_URL } = config;
  return new ModelCatalog({
    models: config.models,
    provider: config.providerConfigured ? new Breaker(deepInfraModel({ apiKey, baseUrl, log }), log) : null,
    demonstration: config.demonstrationAllowed
      ? demonstrationModel({ wordsPerSecond: () => config.DEMO_WORDS_PER_SECOND })
      : null,
  });
}
