/**
 * The dotted ember line under what models write: under running generations, or under all of them while receipts are
 * shown. One rule per generation in a style sheet of its own, so that no decoration has to follow every character.
 */
import { GENERATION_ATTRIBUTE } from '../../documents/generationMark.ts';
import type { RoomValue } from '../../room/roomContext.ts';

const LINE =
  'text-decoration: underline dotted var(--pn-ember) 1.5px; text-underline-offset: 0.28em; text-decoration-skip-ink: none;';

const selectorOf = (id: string): string => `.pn-editor [${GENERATION_ATTRIBUTE}="${CSS.escape(id)}"]`;

/** Follows what runs; returns the way to stop. */
export function followRunStyles(room: RoomValue): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const update = (): void => {
    const all = room.receipts.get() ? [`.pn-editor [${GENERATION_ATTRIBUTE}]`] : [];
    const running = room.runs
      .running()
      .filter((run) => run.target === 'document')
      .map((run) => selectorOf(run.id));
    const selectors = [...all, ...running];
    sheet.replaceSync(selectors.length === 0 ? '' : `${selectors.join(', ')} { ${LINE} }`);
  };
  update();
  const stops = [room.runs.order.watch(update), room.receipts.watch(update)];
  return () => {
    for (const stop of stops) stop();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
