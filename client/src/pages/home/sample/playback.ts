/** What the sample on the first page shows at a moment: two people and a model in one text. Written by us, not live. */
import { countWords } from '@penora/protocol/words/pieces';

export const sampleTitle = 'The Salt Lantern';

const WRITTEN = 'The lamp was lit before the ship was seen, and nobody in the town would say by whom.';
const MIRA = ' Ines counted the beats between the flashes, the way her mother had taught her.';
const MODEL =
  'Thirty-two, and then a dark so long that she looked up from the ropes. Down at the quay the men had stopped talking. A light that keeps its hours is a promise, her mother used to say, and a light that loses them is a letter. She wiped the salt from her hands and began, slowly, to read it.';
const JONAS = 'By morning the whole harbour would know the word.';

const MIRA_FROM_MS = 600;
const KEY_MS = 46;
const MODEL_FROM_MS = MIRA_FROM_MS + 2_600;
const WORD_MS = 120;
const JONAS_FROM_MS = MODEL_FROM_MS + 2_400;
const MILLIKU_PER_WORD = 10;
const BALANCE_MILLIKU = 50_000;

const modelWords = MODEL.split(/(?<=\s)/);

/** After this nothing changes any more. */
export const sampleMs = MODEL_FROM_MS + modelWords.length * WORD_MS + 400;

export interface Frame {
  written: string;
  mira: string;
  miraTypes: boolean;
  model: string;
  modelState: 'waiting' | 'writing' | 'done';
  jonas: string;
  jonasTypes: boolean;
  words: number;
  costMilliku: number;
  balanceMilliku: number;
}

const typed = (text: string, fromMs: number, atMs: number): string =>
  text.slice(0, Math.max(0, Math.floor((atMs - fromMs) / KEY_MS)));

/** The picture `atMs` after the start. */
export function frameAt(atMs: number): Frame {
  const mira = typed(MIRA, MIRA_FROM_MS, atMs);
  const jonas = typed(JONAS, JONAS_FROM_MS, atMs);
  const arrived = Math.max(0, Math.floor((atMs - MODEL_FROM_MS) / WORD_MS));
  const model = modelWords.slice(0, arrived).join('');
  const words = countWords(model);
  const costMilliku = words * MILLIKU_PER_WORD;
  return {
    written: WRITTEN,
    mira,
    miraTypes: mira.length < MIRA.length,
    model,
    modelState: atMs < MODEL_FROM_MS ? 'waiting' : arrived < modelWords.length ? 'writing' : 'done',
    jonas,
    jonasTypes: jonas.length > 0 && jonas.length < JONAS.length,
    words,
    costMilliku,
    balanceMilliku: BALANCE_MILLIKU - costMilliku,
  };
}
