import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type DeepInfra, startDeepInfra } from '../../stand-ins/deepinfra/server.ts';
import { forget, type Penora, startPenora } from '../kit/penora.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';

let provider: DeepInfra;
let penora: Penora;
let anna: Person;
beforeAll(async () => {
  provider = await startDeepInfra();
  penora = await startPenora({ env: { DEEPINFRA_BASE_URL: provider.url, LIMITS: '1', PROVIDER_DAILY_USD: '7' } });
  anna = await Person.register(penora.url);
});
afterAll(async () => {
  await forget(penora);
  await provider.close();
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${penora.url}/metrics`)).text();
  const [, value] = new RegExp(`^penora_${name} (\\S+)$`, 'm').exec(text) ?? [];
  return Number(value);
}

test('an operator sees what waits and how long, what the provider asks for, and which models are down', async () => {
  const code = await anna.project();
  provider.byDefault({ text: prose(24), gated: true });
  const started = await Promise.all(Array.from({ length: 5 }, () => anna.generate({ projectCode: code })));
  const ids = started.map(({ generation }) => generation.id);
  expect(await metric('generations_waiting')).toBe(2);
  expect(await metric('generations_running')).toBe(3);
  expect(await metric('generations_longest_wait_seconds')).toBeGreaterThan(0);
  expect(await metric('models_down')).toBe(0);
  expect(await metric('provider_bill_usd')).toBe(0);
  expect(await metric('provider_bill_limit_usd')).toBe(7);

  provider.byDefault({ text: prose(24) });
  provider.release(10_000);
  const all = () => Promise.all(ids.map((id) => anna.generation(id)));
  const ended = async () => (await all()).every(({ status }) => status === 'completed');
  await vi.waitUntil(ended, { timeout: 20_000 });
  expect(await metric('generations_waiting')).toBe(0);
  expect(await metric('generations_longest_wait_seconds')).toBe(0);
  await vi.waitUntil(async () => (await metric('provider_bill_usd')) > 0, { timeout: 20_000 });

  provider.byDefault({ fault: { kind: 'hangUp' } });
  await vi.waitUntil(
    async () => {
      await anna.generate({ projectCode: code }).catch(() => undefined);
      return (await metric('models_down')) === 1;
    },
    { timeout: 25_000, interval: 300 },
  );
});
