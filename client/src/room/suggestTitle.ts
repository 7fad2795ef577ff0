import { suggestTitle } from '@penora/protocol/endpoints/titles';
import { call } from '../api/call.ts';
import { chosenModel, modelsStore } from '../generation/catalogStore.ts';
import { toast, toastProblem } from '../ui/toasts.ts';
import { openTool } from './openTool.ts';
import { rename } from './rename.ts';
import type { RoomValue } from './roomContext.ts';

/** The one free title of a project, to be taken or left; after it, the list of titles with its price. */
export async function suggestTitleFor(room: RoomValue): Promise<void> {
  const model = chosenModel(modelsStore.get(), room.draft.get().model)?.key;
  try {
    const body = model === undefined ? {} : { model };
    const { title } = await call(suggestTitle, { params: { code: room.code }, body });
    if (title === null) return offerList(room);
    toast(`A title: “${title}”`, { action: { label: 'Take it', run: () => void rename(room, title) } });
  } catch (error) {
    toastProblem(error);
  }
}

function offerList(room: RoomValue): void {
  room.draft.set((draft) => ({ ...draft, brainstorm: { ...draft.brainstorm, category: 'titles', count: 5 } }));
  openTool(room, 'brainstorm');
  toast('The free title of this project was given before. Here is a list of titles, with its price.');
}
