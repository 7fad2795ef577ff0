import { lines } from '../../language/lists.ts';

/** What one hears of it. */
export const SOUND = lines(`
  {X} [have X] a sound of {X.its} own, somewhere between {a sigh|a hum|a purr} and {a creak|a whisper|a held note}
  first [come] {noise}, and then, underneath, {X}
  close to {X} the silence [be] not empty but {crowded|woven|tuned}
  one [can] hear {X} best with both eyes shut
  the sound of {X} [carry] as far as {elsewhere} on a still night
  around {X} voices [drop they] by themselves, the way they [do they] in {churches|libraries|snow}
  {X} [answer X] the wind with a {low|dry|silvery} {note|rattle|murmur}
  every so often something in {X} [tick], like {a cooling stove|a beetle in a wall|a watch under a pillow}
  there [be] an echo near {X} that [return] each word a little {older|softer|lower}
  from the direction of {X} [come] {noise}, twice, and then nothing
  without {X} the room [sound] {hollow|unfurnished|like a struck glass}
  {X} [sing X], if singing [can] be done on {one note|two notes} and without breath
  rain on {X} [make] the sound of {distant applause|small change|somebody typing a long letter}
  a {faint|steady|broken} rhythm [run] through {X}, {three beats and a rest|slow as a sleeper’s breath|quick as fingers on a table}
  when {X} at last [fall X] quiet, even {minor} [look] up
`);
