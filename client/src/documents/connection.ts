/**
 * One open document: the shared text, its copy on this device, the line to the server, who is here, and what is saved.
 * Everything hot lives here, outside React.
 */
import { EXTENSIONS, messages } from '@penora/protocol/document/messages';
import { FRAGMENT } from '@penora/protocol/document/nodes';
import { Role } from '@penora/protocol/schemas/project';
import { readVarString, readVarUint } from 'lib0/decoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createStore, type Store } from '../store.ts';
import { countingSocket } from './countingSocket.ts';
import { keptBefore, placeOf, rememberKept } from './kept.ts';
import { holdCopy } from './keptRooms.ts';
import { afterEvent, endingOf, type Saving, type SavingEvent, savingAtStart } from './saving.ts';
import { tryAgain } from './tryAgain.ts';

export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly text: Y.XmlFragment;
  readonly provider: WebsocketProvider;
  readonly saving: Store<Saving>;
  /** True once there is something to show: the copy on this device, or the server's. */
  readonly ready: Store<boolean>;
  /** What the server says about the person's role on this connection; null until it has. */
  readonly role: Store<Role | null>;
  /** Calls `listener` before changes of others are taken in; returns the way to stop. */
  beforeOthers(listener: () => void): () => void;
  /** Tries again after an end that may have passed, e.g. after signing in or making room. */
  reconnect(): void;
  /** Forgets the copy on this device, which the server will never take; to be followed by loading the page again. */
  discardCopy(): Promise<void>;
  close(): void;
}

/** How long the copy on this device may take before the server is asked without it (storage may be forbidden). */
const COPY_MS = 1_500;

const collabAddress = (): string => `${location.origin.replace(/^http/, 'ws')}/collab`;

/**
 * Opens a project's document for one person. The copy on this device is theirs alone. `isEmpty`: as far as is known
 * there is no text, so that a copy without one is all there is to show.
 */
export function openDocument(code: string, userId: string, isEmpty: boolean): OpenDocument {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment(FRAGMENT);
  const place = placeOf(userId, code);
  const saving = createStore<Saving>(savingAtStart(keptBefore(place)));
  const ready = createStore(false);
  const role = createStore<Role | null>(null);
  const note = (event: SavingEvent): void => saving.set((before) => afterEvent(before, event));

  const provider = new WebsocketProvider(collabAddress(), code, doc, {
    params: { [EXTENSIONS.name]: EXTENSIONS.value },
    // Tabs hear of each other from the server, after it has stored what they say.
    disableBc: true,
    shouldReconnect: ({ code: ending }) => endingOf(ending) === null,
    connect: false,
    WebSocketPolyfill: countingSocket(
      () => note({ kind: 'connecting' }),
      () => note({ kind: 'sent' }),
    ),
  });
  const beforeOthers = new Set<() => void>();
  const takeIn = provider.messageHandlers[messages.sync];
  provider.messageHandlers[messages.sync] = (...message) => {
    for (const listener of beforeOthers) listener();
    takeIn?.(...message);
  };
  provider.messageHandlers[messages.saved] = (_encoder, decoder) =>
    note({ kind: 'saved', count: readVarUint(decoder) });
  provider.messageHandlers[messages.role] = (_encoder, decoder) => {
    const told = Role.safeParse(readVarString(decoder));
    if (told.success) role.set(told.data);
  };
  provider.on('status', ({ status }) => status === 'connected' && note({ kind: 'connected' }));
  provider.on('connection-close', (event) =>
    note({ kind: 'lost', code: event?.code ?? null, reason: event?.reason ?? '' }),
  );
  provider.on('sync', (synced) => {
    if (!synced) return;
    note({ kind: 'synced' });
    ready.set(true);
  });

  const copy = new IndexeddbPersistence(place, doc);
  // What others sent is the server's; what the copy brought was counted when it was written.
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider && origin !== copy) note({ kind: 'changed' });
  });
  const connect = once(() => provider.connect());
  const waiting = setTimeout(connect, COPY_MS);
  void copy.whenSynced.then(() => {
    // A copy without text says nothing: the server may have one.
    if (text.length > 0 || isEmpty) ready.set(true);
    connect();
  });
  const letGo = holdCopy(place);
  const stopRemembering = rememberKept(place, saving);
  // Who has lost access does not keep the text either; what is on the screen can be copied.
  const stopForgetting = saving.watch(() => {
    if (saving.get().ended !== 'withdrawn') return;
    stopForgetting();
    copy.clearData().catch(() => undefined);
  });
  const stopTrying = tryAgain(saving, () => provider.connect());
  return {
    doc,
    text,
    provider,
    saving,
    ready,
    role,
    beforeOthers(listener) {
      beforeOthers.add(listener);
      return () => void beforeOthers.delete(listener);
    },
    reconnect: () => provider.connect(),
    discardCopy: () => copy.clearData(),
    close() {
      clearTimeout(waiting);
      letGo();
      stopRemembering();
      stopTrying();
      stopForgetting();
      provider.destroy();
      provider.awareness.destroy();
      copy.destroy().catch(() => undefined);
      doc.destroy();
    },
  };
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
