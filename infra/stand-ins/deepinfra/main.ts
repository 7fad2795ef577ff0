import { parseArgs } from 'node:util';
import { namedScenario } from './magic.ts';
import { startDeepInfra } from './server.ts';

/** By hand: `node infra/stand-ins/deepinfra/main.ts --port 4010 --scenario 'pace wordsPerSecond=60'`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    scenario: { type: 'string', default: 'pace' },
    key: { type: 'string' },
    limit: { type: 'string' },
  },
});

const provider = await startDeepInfra({
  port: Number(values.port),
  host: values.host,
  scenario: namedScenario(values.scenario),
  apiKey: values.key,
  maxConcurrentPerModel: values.limit === undefined ? undefined : Number(values.limit),
});
console.log(`DEEPINFRA_BASE_URL=${provider.url}`);
console.log(`DEEPINFRA_API_KEY=${values.key ?? 'any'}`);
console.log(`scenarios: POST ${provider.origin}/control · requests: GET ${provider.origin}/control/requests`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => provider.close());
