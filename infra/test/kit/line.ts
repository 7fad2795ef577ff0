import type { WebSocketRoute } from 'playwright-core';
import type { Window } from './window.ts';

/** The line of a window to the document server, which can be cut as by a train in a tunnel. */
export class Line {
  readonly #window: Window;
  readonly #open = new Set<WebSocketRoute>();
  #isCut = false;

  private constructor(window: Window) {
    this.#window = window;
  }

  /** To be called before the room is opened. */
  static async of(window: Window): Promise<Line> {
    const line = new Line(window);
    // What the page has sent is handed on a moment later, by when the server may be closing its end.
    window.meant.push(/WebSocket is already in CLOSING or CLOSED state/);
    await window.page.routeWebSocket(/\/collab\//, (route) => line.#take(route));
    return line;
  }

  /** Every document socket breaks and no new one comes through; the device knows that it has no network. */
  async cut(): Promise<void> {
    this.#isCut = true;
    await this.#window.setOffline(true);
    await Promise.all([...this.#open].map((route) => route.close({ code: 1001 })));
    this.#open.clear();
  }

  async restore(): Promise<void> {
    this.#isCut = false;
    await this.#window.setOffline(false);
  }

  #take(route: WebSocketRoute): void {
    if (this.#isCut) {
      void route.close({ code: 1001 });
      return;
    }
    route.connectToServer();
    this.#open.add(route);
    route.onClose((code, reason) => {
      this.#open.delete(route);
      void route.close({ ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) });
    });
  }
}
