import { randomUUID } from 'node:crypto';
import { problems } from '@penora/protocol/errors';
import { z } from 'zod';

/** An answer that was not a success, as the outside sees it. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Record<string, unknown>;

  constructor(status: number, problem: Record<string, unknown>) {
    super(`${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

const Me = z.object({ user: z.object({ id: z.string(), email: z.string() }), balanceMilliku: z.number() });

/** Somebody who uses the product over HTTP, with nothing but contract.md. */
export class Person {
  readonly url: string;
  cookie = '';
  email = '';
  id = '';

  constructor(url: string) {
    this.url = url;
  }

  static async register(url: string, name = 'Anna'): Promise<Person> {
    const person = new Person(url);
    person.email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.com`;
    const answer = await person.post('/api/auth/register', {
      email: person.email,
      password: 'correct horse battery',
      name,
    });
    person.id = z.object({ user: z.object({ id: z.string() }) }).parse(answer).user.id;
    return person;
  }

  get headers(): Record<string, string> {
    return { cookie: this.cookie, origin: this.url };
  }

  async fetch(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...this.headers, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
    return response;
  }

  /** The parsed reply of a success. Throws `Refused`. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await this.fetch(method, path, body, headers);
    const text = await response.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    if (!response.ok) throw new Refused(response.status, Object(json));
    return json;
  }

  get = (path: string): Promise<unknown> => this.call('GET', path);
  post = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<unknown> =>
    this.call('POST', path, body, headers);

  async me(): Promise<z.infer<typeof Me>> {
    return Me.parse(await this.get('/api/me'));
  }

  async project(title = 'The Salt Lantern', text?: string): Promise<string> {
    const answer = await this.post('/api/projects', { title, ...(text === undefined ? {} : { text }) });
    return z.object({ project: z.object({ code: z.string() }) }).parse(answer).project.code;
  }

  async text(code: string): Promise<string> {
    return (await this.fetch('GET', `/api/projects/${code}/content?format=txt`)).text();
  }
}

export const statusOf = (code: keyof typeof problems): number => problems[code].status;
