/** What a request takes from the text around it. */
import { positionForApi } from '../../documents/position.ts';
import type { RoomValue } from '../../room/roomContext.ts';
import { chosenModel, modelsStore } from '../catalogStore.ts';
import type { Surroundings } from '../draft.ts';

/** A model reads no more than this of what came before. */
const BEFORE_CHARACTERS = 32_000;

/** Before the caret was ever put anywhere, "here" is the end. */
export function aroundNow(room: RoomValue): Surroundings {
  const editor = room.editor.get();
  const { draft, selected } = room;
  const place = editor !== null && room.touched.get() ? editor.state : null;
  const end = place?.selection.to ?? editor?.state.doc.content.size ?? 0;
  const start = Math.max(0, end - BEFORE_CHARACTERS);
  return {
    code: room.code,
    model: chosenModel(modelsStore.get(), draft.get().model)?.key ?? null,
    selection: selected.get().text,
    position: place === null ? 'end' : positionForApi(place),
    before: editor?.state.doc.textBetween(start, end, '\n\n', '\n') ?? '',
  };
}
