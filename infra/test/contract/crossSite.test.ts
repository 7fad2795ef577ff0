import { expect, test } from 'vitest';
import { z } from 'zod';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const penora = service();

const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const enctypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json',
];
const origins: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'https://evil.penora.example' },
];

test('no page of another site writes anything, by form or fetch, at any address that is described', async () => {
  const person = await Person.register(penora.url);
  const { paths } = Description.parse(await (await fetch(`${penora.url}/api/openapi.json`)).json());
  const writes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => !['get', 'head', 'options'].includes(method))
      .map((method) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, 'x') })),
  );
  expect(writes.length).toBeGreaterThan(20);
  const through: string[] = [];
  for (const [n, { method, path }] of writes.entries()) {
    for (const origin of origins) {
      const type = enctypes[n % enctypes.length] ?? 'text/plain';
      const response = await fetch(penora.url + path, {
        method,
        headers: { cookie: person.cookie, 'content-type': type, ...origin },
        ...(method === 'DELETE' ? {} : { body: '{}' }),
      });
      await response.arrayBuffer();
      if (response.status !== 403) through.push(`${method} ${path} ${JSON.stringify(origin)} ${response.status}`);
    }
  }
  expect(through).toEqual([]);
  expect((await person.me()).user.id, 'nor was the person signed out').toBe(person.id);
});
