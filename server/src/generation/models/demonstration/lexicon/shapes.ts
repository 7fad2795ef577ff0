/** Nouns whose number is peculiar, and words that look like nouns but name nothing. */
import { words } from '../language/lists.ts';

/** Always plural: "the scissors were". */
export const PLURAL_ONLY = new Set(
  words(`scissors binoculars glasses goggles headphones jeans trousers sunglasses clothes stairs outskirts ruins
  fireworks groceries leftovers surroundings belongings savings dice police cattle people tweezers shorts pants pyjamas
  pajamas woods twins triplets parents grandparents ancestors siblings neighbours neighbors`),
);

/** End in s and are singular all the same. */
export const SINGULAR_IN_S = new Set(
  words(`bus lens glass dress gas compass mattress princess waitress actress address fortress wilderness illness
  darkness stewardess sorceress goddess priestess enchantress duchess governess empress kiss boss chess cross grass
  brass business class congress focus virus genius circus chorus cactus campus walrus octopus platypus hippopotamus
  rhinoceros albatross hypnosis oasis basis crisis physics mathematics economics politics genetics robotics linguistics
  ethics statistics athletics news series species canvas atlas iris chaos cosmos christmas bus_stop isthmus moss
  abyss process success witness harness loss mess pass access princess hostess heiress countess baroness lioness
  wireless consciousness sickness kindness happiness sadness loneliness madness weakness business fitness goodness
  forgiveness mindfulness homelessness wellness fairness stress press hibiscus lotus crocus ibis tennis`),
);

/** Nouns that only measure or point: "a piece of", "a kind of", and the words for writing itself. */
export const EMPTY_NOUNS = new Set(
  words(`sense piece kind sort type lot bit pair group number couple amount set part thing something anything nothing
  everything way example word words paragraph sentence page pages essay article story stories tale tales chapter scene
  text draft blurb outline synopsis description blog post title titles dialogue monologue list idea ideas prompt
  version beginning ending start end middle rest side front top bottom series use case point fact sake one ones
  somebody someone anyone anybody everyone everybody nobody style tone voice person genre fiction prose style length
  narrative writing character characters plot theme setting opening everything none reason mood request instruction
  north south east west times today tomorrow yesterday tonight order terms course kinds sorts types protagonist moral twist summary`),
);
