import { randomUUID } from 'node:crypto';

/** What a sister application got. */
export interface SisterReply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** ImageGene or sukusuku.ai, calling with nothing but domain.md. */
export class Sister {
  readonly url: string;
  readonly key: string | null;

  constructor(url: string, key: string | null) {
    this.url = url;
    this.key = key;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<SisterReply> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.key === null ? {} : { 'x-api-key': this.key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  get = (path: string): Promise<SisterReply> => this.call('GET', `/api/unified/${path}`);
  post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<SisterReply> =>
    this.call('POST', `/api/unified/${path}`, body, headers);

  /** A person of the family, fresh. */
  async person(): Promise<string> {
    const user_id = `1${randomUUID().replace(/\D/g, '').padEnd(20, '7').slice(0, 20)}`;
    const { status, body } = await this.post('create-user', { user_id, username: 'Mira', email: '' });
    if (status !== 200) throw new Error(`create-user: ${status} ${JSON.stringify(body)}`);
    return user_id;
  }

  debit = (
    user_id: string,
    amount: unknown,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) =>
    this.post('deduct-credits', { user_id, amount, app_name: 'imagegene', description: 'A picture', ...more }, headers);

  async credits(user_id: string): Promise<unknown> {
    return (await this.get(`user-info?user_id=${user_id}`)).body.credits;
  }
}
