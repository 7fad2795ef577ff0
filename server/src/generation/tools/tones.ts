/** What a tone is made of, for writing on and for rewriting. */
import type { tones } from '@penora/protocol/catalog/tools';

type Tone = (typeof tones)[number];

const TONES: Record<Tone, string> = {
  ominous:
    'Tone: ominous. Dread without a visible cause: small wrongnesses in ordinary things, sounds that stop, people who avoid a subject. Let it come nearer; name nothing and resolve nothing.',
  romantic:
    'Tone: romantic. The attention of one person to another: hands, glances, nearness, what is almost said. Desire shows in restraint; feelings are not declared, sweetness is rationed.',
  mysterious:
    'Tone: mysterious. For every answer a new question: a detail that does not fit, something withheld, somebody who knows more than they say. Clues are precise, never fog.',
  action:
    'Tone: action. Short sentences, active verbs, one clear physical event after the other. It is always plain who is where and what is at stake. No reflection before things come to a stop.',
  dialogue:
    'Tone: dialogue. Carried by speech, at least two thirds of it spoken. Every voice is its own, people talk past each other and want something by talking. Few and plain speech tags; gestures do the rest.',
  humorous:
    'Tone: humorous. Comedy out of character and situation, told with a straight face: understatement, timing, the absurdly exact detail. Nobody in it knows that it is funny.',
  melancholic:
    'Tone: melancholic. Quiet loss: what is missing from a room, things kept too long, gestures that outlive their reason. No tears, no despair, no word for the feeling.',
  hopeful:
    'Tone: hopeful. A small good thing, earned against resistance and still in danger. Warmth in what people do for one another; no promise that all will be well.',
  tense:
    'Tone: tense. A clock is running or a secret is about to come out. Tighten: delay, interruption, the wrong word, hands that give somebody away. Release nothing.',
  nostalgic:
    'Tone: nostalgic. The past comes in through the senses, by way of an object, a song, a taste. Fond and exact, and aware of what memory has left out.',
  whimsical:
    'Tone: whimsical. Playful logic taken seriously: things with opinions, odd rules kept to the letter, light feet. Delight, not silliness.',
  epic: 'Tone: epic. Large scale and long breath: landscape, lineage, fate weighing on single deeds. Dignified, rolling sentences set against short blunt ones; no empty grandeur.',
};

const isListed = (tone: string): tone is Tone => Object.hasOwn(TONES, tone);

/** What the tone asks of the text; for one of the writer's own, which stands in a request, how to take it. */
export function toneGuide(tone: string): string {
  if (isListed(tone)) return TONES[tone];
  return 'Tone: the one that the writer names in the request. Let it show in the choice of detail, in rhythm and in word, not by being named.';
}

/** A tone of the writer's own words, which go where their words go; nothing for one of the list. */
export const ownTone = (tone: string): string => (isListed(tone) ? '' : tone);
