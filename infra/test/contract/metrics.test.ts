import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { service } from '../kit/service.ts';

const penora = service({ provider: true, env: { LIMITS: '1', PROVIDER_DAILY_USD: '7' } });

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${penora.url}/metrics`)).text();
  const [, value] = new RegExp(`^penora_${name} (\\S+)$`, 'm').exec(text) ?? [];
  return Number(value);
}

test('an operator sees what waits and how long, what the provider asks for, and which models are down', async () => {
  const anna = await Person.register(penora.url);
  const code = await anna.project();
  penora.provider.byDefault({ text: prose(24), gated: true });
  const started = await Promise.all(Array.from({ length: 5 }, () => anna.generate({ projectCode: code })));
  const ids = started.map(({ generation }) => generation.id);
  await expect.poll(() => metric('generations_waiting')).toBe(2);
  await expect.poll(() => metric('generations_running')).toBe(3);
  await expect.poll(() => metric('generations_longest_wait_seconds')).toBeGreaterThan(0);
  expect(await metric('models_down')).toBe(0);
  expect(await metric('provider_bill_usd')).toBe(0);
  expect(await metric('provider_bill_limit_usd')).toBe(7);

  penora.provider.byDefault({ text: prose(24) });
  penora.provider.release(10_000);
  const all = () => Promise.all(ids.map((id) => anna.generation(id)));
  await expect.poll(async () => new Set((await all()).map(({ status }) => status))).toEqual(new Set(['completed']));
  await expect.poll(() => metric('generations_waiting')).toBe(0);
  await expect.poll(() => metric('generations_longest_wait_seconds')).toBe(0);
  await expect.poll(() => metric('provider_bill_usd')).toBeGreaterThan(0);

  penora.provider.byDefault({ fault: { kind: 'hangUp' } });
  const askedAgain = async (): Promise<number> => {
    await anna.generate({ projectCode: code }).catch(() => undefined);
    return metric('models_down');
  };
  await expect.poll(askedAgain, { timeout: 40_000, interval: 300 }).toBe(1);
});
