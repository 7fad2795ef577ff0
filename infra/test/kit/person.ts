import { randomUUID } from 'node:crypto';
import { problems } from '@penora/protocol/errors';
import { type Chunk, ChunkPage, type Generation, OneGeneration, Started } from '@penora/protocol/schemas/generation';
import { LedgerEntry } from '@penora/protocol/schemas/ledger';
import { Me } from '@penora/protocol/schemas/person';
import { Project } from '@penora/protocol/schemas/project';
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

export const PASSWORD = 'correct horse battery';

const OneProject = z.object({ project: Project });
const listOf = <T>(item: z.ZodType<T>) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

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
    const answer = await person.post('/api/auth/register', { email: person.email, password: PASSWORD, name });
    person.id = z.object({ user: z.object({ id: z.string() }) }).parse(answer).user.id;
    return person;
  }

  /** The same person against a process that has started again elsewhere. */
  at(url: string): Person {
    const same = new Person(url);
    return Object.assign(same, { cookie: this.cookie, email: this.email, id: this.id });
  }

  get headers(): Record<string, string> {
    return { ...(this.cookie === '' ? {} : { cookie: this.cookie }), origin: this.url };
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

  me = async (): Promise<z.infer<typeof Me>> => Me.parse(await this.get('/api/me'));
  balance = async (): Promise<number> => (await this.me()).balanceMilliku;

  async project(title = 'The Salt Lantern', text?: string): Promise<string> {
    const answer = await this.post('/api/projects', { title, ...(text === undefined ? {} : { text }) });
    return OneProject.parse(answer).project.code;
  }

  async projectInfo(code: string): Promise<Project> {
    return OneProject.parse(await this.get(`/api/projects/${code}`)).project;
  }

  async text(code: string, format = 'txt'): Promise<string> {
    return (await this.fetch('GET', `/api/projects/${code}/content?format=${format}`)).text();
  }

  invite = (code: string, other: Person, role: string): Promise<unknown> =>
    this.post(`/api/projects/${code}/members`, { email: other.email, role });

  /** Starts a generation; the defaults are a short prompt. */
  async generate(body: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    const usual = { tool: 'prompt', options: { length: 'short' }, prompt: 'A lighthouse keeper counts the waves.' };
    return Started.parse(await this.post('/api/generations', { ...usual, ...body }, headers));
  }

  async generation(id: string, verb = '', body: unknown = {}): Promise<Generation> {
    const path = `/api/generations/${id}${verb === '' ? '' : `/${verb}`}`;
    return OneGeneration.parse(await this.call(verb === '' ? 'GET' : 'POST', path, verb === '' ? undefined : body))
      .generation;
  }

  /** All chunks, page by page. */
  async chunks(id: string): Promise<Chunk[]> {
    const all: Chunk[] = [];
    for (;;) {
      const page = ChunkPage.parse(await this.get(`/api/generations/${id}/chunks?after=${all.at(-1)?.seq ?? 0}`));
      all.push(...page.chunks);
      if (page.chunks.length === 0 || all.at(-1)?.seq === page.lastSeq) return all;
    }
  }

  /** Every entry of the ledger, oldest first. */
  async entries(): Promise<LedgerEntry[]> {
    const all: LedgerEntry[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = listOf(LedgerEntry).parse(
        await this.get(`/api/ledger/entries?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
      );
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all.reverse();
  }

  /** A personal access token. */
  async accessKey(): Promise<{ id: string; token: string }> {
    const answer = await this.post('/api/auth/tokens', { name: 'a script' });
    return z.object({ id: z.string(), token: z.string() }).parse(answer);
  }
}

export const statusOf = (code: keyof typeof problems): number => problems[code].status;

/** What a refused call was refused with. Throws when it succeeded. */
export async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof Refused) return outcome.error;
  if ('error' in outcome) throw outcome.error;
  throw new Error(`not refused: ${JSON.stringify(outcome.value)}`);
}
