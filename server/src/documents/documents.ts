import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ContentFormat } from '@penora/protocol/schemas/project';
import type { Sql } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';
import { contents } from './contents/contents.ts';
import { blocksOf, documentFromText } from './contents/fromText.ts';
import { measureText, type TextMeasure } from './contents/plainText.ts';
import { type Tree, treeOf } from './contents/tree.ts';
import type { DocumentsDeps } from './deps.ts';
import { renewed } from './doc/renewed.ts';
import { createDocument } from './log/create.ts';
import { asJob } from './room/asJob.ts';
import type { Counters } from './room/counters.ts';
import { appendOwn } from './room/coWriting.ts';
import { Rooms } from './room/rooms.ts';
import { watchStanding } from './room/standing.ts';
import { Gate } from './socket/gate.ts';
import type { DocumentWriting } from './writing.ts';

export interface Documents {
  /** For writers inside the service. */
  writing: DocumentWriting;
  /** For `/collab/CODE`; answers every request, whatever becomes of it. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The text as it is now. Throws `not_found`. */
  content(code: string, format: ContentFormat): Promise<string>;
  /** The plain text as it is now: what storage and words are counted from. Throws `not_found`. */
  text(code: string): Promise<string>;
  /** The document as Tiptap's JSON, for exports. Throws `not_found`. */
  tree(code: string): Promise<Tree>;
  /** The whole document as one Yjs update, marks and all. Throws `not_found`. */
  state(code: string): Promise<Uint8Array>;
  /** The same as it is stored, in parts that follow each other: for whom puts it together elsewhere. Opens no room. */
  stored(code: string): Promise<Uint8Array[]>;
  /** The same with the number of the last update in it. Throws `not_found`. */
  numbered(code: string): Promise<{ number: number; update: Uint8Array }>;
  /**
   * Makes the document of a new project in the caller's transaction; one or more newlines begin a new block.
   * `generationId`: the text is a model's, and says so.
   */
  create(sql: Sql, code: string, text: string, generationId?: string): Promise<TextMeasure>;
  /** Makes the document of a new project as another one is now. Throws `not_found`. */
  copy(sql: Sql, fromCode: string, toCode: string): Promise<TextMeasure>;
  /** Who stands behind Yjs clients that have written in a document; unknown ones are left out. */
  clientsOf(code: string, clients: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** For metrics. */
  stats(): Counters & { rooms: number; sockets: number };
  /** Takes nobody in, saves what was received, closes the sockets with 1012. */
  close(): Promise<void>;
}

/** How long saving may take when the service stops (contract.md: exit within 10 s). */
const SETTLE_MS = 6_000;

/** The document server of one process. */
export function openDocuments(deps: DocumentsDeps): Documents {
  const rooms = new Rooms(deps);
  const gate = new Gate(deps, rooms);
  // Advised to people whose text has grown too much past: their copy has none of it.
  const wornBytes = deps.limits.stateBytes / 4;
  const unsubscribe = deps.withdrawals((withdrawal) => gate.withdraw(withdrawal));
  const endWatch = watchStanding(deps, rooms);

  const read: DocumentWriting['read'] = (code, look) =>
    rooms.using(code, (room) => asJob(room, async () => room.doc.look(Date.now(), look)));

  const writing: DocumentWriting = {
    read,
    append: (code, author, build, commit) =>
      rooms.using(code, (room) => asJob(room, () => appendOwn(room, author, build, commit, rooms.log, rooms.times))),
    presence(code, clientId, state) {
      const now = Date.now();
      const open = rooms.peek(code);
      if (open !== undefined) open.awareness.present(clientId, state, now);
      else if (state !== null) {
        rooms.using(code, async (room) => room.awareness.present(clientId, state, now)).catch(() => undefined);
      }
    },
  };

  return {
    writing,
    handleUpgrade: (request, socket, head) => gate.handleUpgrade(request, socket, head),
    content: (code, format) => read(code, (doc) => contents(doc, format)),
    text: (code) => read(code, (doc) => contents(doc, 'txt')),
    tree: (code) => read(code, treeOf),
    state: (code) => rooms.using(code, (room) => asJob(room, async () => room.history.everything())),
    async stored(code) {
      const whole = await rooms.log.load(code);
      if (whole === null) throw notFound('document');
      const { snapshot, tail } = whole;
      return [...(snapshot === null ? [] : [snapshot]), ...tail.map(({ bytes }) => bytes)];
    },
    numbered: (code) =>
      rooms.using(code, (room) =>
        asJob(room, async () => ({ number: room.history.number, update: new Uint8Array(room.history.everything()) })),
      ),
    async create(sql, code, text, generationId) {
      await createDocument(sql, code, documentFromText(text, generationId));
      return measureText(blocksOf(text).join('\n\n'));
    },
    async copy(sql, fromCode, toCode) {
      const { update, text } = await rooms.using(fromCode, (room) =>
        asJob(room, async () =>
          room.doc.look(Date.now(), (doc) => ({
            update: room.history.bytes > wornBytes ? renewed(doc) : room.history.everything(),
            text: contents(doc, 'txt'),
          })),
        ),
      );
      await createDocument(sql, toCode, update);
      return measureText(text);
    },
    async clientsOf(code, clients) {
      await rooms.noteClients();
      return rooms.log.clientsOf(code, clients);
    },
    stats: () => ({ ...rooms.counters, rooms: rooms.size, sockets: gate.sockets }),
    async close() {
      gate.stop();
      endWatch();
      unsubscribe();
      for (const connection of rooms.connections()) connection.pause();
      await rooms.close(SETTLE_MS);
    },
  };
}
