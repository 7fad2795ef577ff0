/** Which bank answers to which tone; a writer's own word finds the nearest. */
import { words } from '../../language/lists.ts';
import { ACTION } from './action.ts';
import { EPIC } from './epic.ts';
import { HOPEFUL } from './hopeful.ts';
import { HUMOROUS } from './humorous.ts';
import { MELANCHOLIC } from './melancholic.ts';
import { MYSTERIOUS } from './mysterious.ts';
import { NOSTALGIC } from './nostalgic.ts';
import { OMINOUS } from './ominous.ts';
import { ROMANTIC } from './romantic.ts';
import { TENSE } from './tense.ts';
import { WHIMSICAL } from './whimsical.ts';

const BANKS: Readonly<Record<string, readonly string[]>> = {
  ominous: OMINOUS,
  romantic: ROMANTIC,
  mysterious: MYSTERIOUS,
  action: ACTION,
  humorous: HUMOROUS,
  melancholic: MELANCHOLIC,
  hopeful: HOPEFUL,
  tense: TENSE,
  nostalgic: NOSTALGIC,
  whimsical: WHIMSICAL,
  epic: EPIC,
};

const LIKE: readonly [string, readonly string[]][] = [
  [
    'ominous',
    words(`dark scary horror creepy eerie sinister gothic menacing spooky grim chilling threatening bleak gloomy`),
  ],
  ['romantic', words(`love loving tender passionate sensual intimate warm sweet affectionate flirty`)],
  ['mysterious', words(`mystery enigmatic strange secretive cryptic noir dreamy surreal puzzling`)],
  ['action', words(`exciting fast adventurous thrilling energetic violent chase adventure urgent dynamic angry`)],
  [
    'humorous',
    words(`funny comic comedic light lighthearted witty sarcastic satirical ironic silly playful humor humour joking`),
  ],
  [
    'melancholic',
    words(`sad sorrowful melancholy mournful wistful tragic bittersweet lonely somber sombre depressing`),
  ],
  [
    'hopeful',
    words(`happy cheerful optimistic uplifting inspiring joyful positive bright encouraging calm peaceful serene`),
  ],
  ['tense', words(`suspense suspenseful nervous anxious thriller gripping dramatic intense paranoid`)],
  ['nostalgic', words(`nostalgia retro reflective sentimental childhood reminiscent cosy cozy`)],
  ['whimsical', words(`magical fantastical fairytale childlike quirky absurd dreamlike poetic lyrical`)],
  ['epic', words(`heroic grand mythic legendary majestic solemn formal fantasy biblical`)],
];

/** The sentences of a tone; for a word that names none, the mysterious ones. */
export function toneBank(tone: string): readonly string[] {
  return BANKS[toneOf(tone) ?? 'mysterious'] ?? MYSTERIOUS;
}

/** The tone that a phrase names or comes close to; undefined when it names none. */
export function toneOf(phrase: string): string | undefined {
  const asked = phrase.toLowerCase().match(/[a-z]+/gu) ?? [];
  const named = asked.find((word) => Object.hasOwn(BANKS, word));
  return named ?? LIKE.find(([, likes]) => asked.some((word) => likes.includes(word)))?.[0];
}
