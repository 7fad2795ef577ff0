import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Service } from './service.ts';

export interface StockClient {
  doc: Y.Doc;
  provider: WebsocketProvider;
  /** Types at the end of the first paragraph, which it makes if there is none. */
  type(text: string): void;
  /** The words of all paragraphs. */
  text(): string;
  /** Resolves with the code when the server has closed it for good. */
  closed: Promise<number>;
  leave(): void;
}

/** `y-websocket` as it is, signed in as `person`. */
export function stockClient(
  { address }: Pick<Service, 'address'>,
  code: string,
  person: string,
  doc = new Y.Doc(),
): StockClient {
  const provider = new WebsocketProvider(address, code, doc, {
    params: { token: person },
    disableBc: true,
    // Its own class is the browser's; theirs differ in types that nobody uses.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  const closed = new Promise<number>((resolve) => provider.on('closed', ({ code: reason }) => resolve(reason)));
  const root = doc.getXmlFragment('default');
  return {
    doc,
    provider,
    closed,
    type: (text) => typeInto(doc, text),
    text: () =>
      root
        .toArray()
        .map((node) => (node as Y.XmlElement).toArray().join(''))
        .join('\n'),
    leave: () => provider.destroy(),
  };
}

export function typeInto(doc: Y.Doc, text: string): void {
  const root = doc.getXmlFragment('default');
  doc.transact(() => {
    let [paragraph] = root.toArray() as Y.XmlElement[];
    if (paragraph === undefined) {
      paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText()]);
      root.insert(0, [paragraph]);
    }
    const [words] = paragraph.toArray() as Y.XmlText[];
    words?.insert(words.length, text);
  });
}

export const synced = (client: StockClient): Promise<void> =>
  client.provider.synced ? Promise.resolve() : new Promise((resolve) => client.provider.once('sync', () => resolve()));

/** Until something is true; fails by the test's own timeout when it never is. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}
