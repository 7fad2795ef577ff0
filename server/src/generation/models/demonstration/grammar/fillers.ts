/** Phrases that any sentence may borrow: times, manners, likenesses, weather. Verbs inside follow the narration. */
import { lines } from '../language/lists.ts';
import { SCENERY } from '../world/scenery/scenery.ts';
import type { Genre } from '../world/world.ts';

const COMMON: Readonly<Record<string, readonly string[]>> = {
  time: lines(`
    that evening
    that same night
    early the next morning
    a little before noon
    on the {second|third|fourth|fifth} day
    some time after {two|three|four|five}
    towards the end of the week
    late in the afternoon
    before anybody else [be] awake
    after supper
    between one errand and the next
    when the {shops|doors|kitchens} [have they] closed
    on the last day of the month
    halfway through the morning
    the following {Monday|Tuesday|Thursday|Friday|Sunday}
    at the hour when {town} [go] quiet
    a week later
    by the time the lamps [be they] lit
    in the slow hour before dinner
    once the {noise|talk|music} [have] died down
    at first light
    just after midnight
  `),
  when: lines(`
    before the kettle [boil]
    until the candles [be they] out
    long after the others [have they] gone to bed
    while {town} [sleep]
    before anyone [can] object
    until the light [go]
    when nobody [be] listening
    as soon as the door [have] closed
    at an hour when sensible people [be they] asleep
    without being asked
    for the second time that {day|week|month}
    for the first time in {years|months}
    all the way home
    on the stairs
    over a cup of tea gone cold
    with the window open
    from morning to night
    one evening in a hurry
    twice before breakfast
    on the back of an envelope
  `),
  manner: lines(`
    quietly
    without hurry
    with great care
    as if nothing [have] happened
    with a straight face
    very slowly
    with the patience of a gardener
    almost tenderly
    with sudden seriousness
    without a word
    like somebody who [have] done it before
    with more confidence than skill
  `),
  voice: lines(`
    quietly
    without hurry
    with great care
    as if nothing [have] happened
    in one breath
    with a straight face
    very slowly
    in the voice one [keep] for nervous horses
    in a low voice
    with the patience of a gardener
    almost tenderly
    for once without a joke
    with both eyes shut
    as solemnly as other people [say they] grace
    as if reading from a card
    with sudden seriousness
    rather too loudly
    without looking up
  `),
  lasting: lines(`
    for a long while
    for the length of a song
    for three slow breaths
    for most of an hour
    a moment longer than necessary
    for as long as it [take] to boil an egg
    until it [become] awkward
    for half the night
    through two cups of tea
  `),
  like: lines(`
    like a held breath
    like an unopened letter
    like a guest who [have] come a day early
    like a coin at the bottom of a well
    like a half-remembered tune
    like an old dog by a fire
    like a word on the tip of the tongue
    like a clock in an empty house
    like bread left out for the birds
    like a lamp in a far window
    like the last page of a borrowed book
    like a promise made to a child
    like a stone in a shoe
    like a stair that [be] not there
    like a joke told at a funeral
    like a second heartbeat
  `),
  proper: lines(`
    Amber
    Lantern
    Salt
    Thistle
    Winter
    Raven
    Quill
    Marigold
    Copper
    Heron
    Juniper
    Half-Moon
    Saffron
    Willow
    Harbinger
    Nightingale
    Old Tin
    Seven Bells
    Paper
    Foxglove
  `),
  few: lines(`
    three
    four
    five
    six
    seven
    nine
    eleven
  `),
  deadline: lines(`
    Sunday
    the end of the week
    the next full moon
    the first of the month
    midnight
    the last bell
    breakfast
    Friday noon
    the holidays
  `),
  mood: lines(`
    restless
    tender
    stubborn
    solemn
    reckless
    patient
    uneasy
    hopeful
    curious
    careful
    quiet
    unhurried
  `),
  trinket: lines(`
    a brass key
    a jar of buttons
    a stopped watch
    an envelope without a stamp
    a bundle of old tickets
    a chipped blue cup
    a length of red thread
    a photograph with one corner missing
    a pocket compass
    a paper bag of plums
    a map with a hole in it
    a torn postcard
    a tin whistle
    a burnt-down candle
    a matchbox full of seeds
    a pair of borrowed gloves
    a small glass bell
    a page in somebody else’s handwriting
    a folded napkin
    a spool of wire
    a piece of green chalk
    a coin from another country
    a list with only one item on it
    a spoon bent almost double
  `),
  noise: lines(`
    a door closing somewhere below
    one long note from a distant horn
    footsteps that [do they] not come closer
    a spoon set down on a saucer
    laughter from another room
    the tick of cooling metal
    a chair being moved overhead
    somebody humming in the dark
    the small cough of a person about to speak
  `),
  smell: lines(`
    wet wool and oranges
    candle smoke
    rain on dust
    burnt sugar
    old paper and pepper
    cut grass
    salt and rope
    cold iron
    warm bread
    ink and floor polish
    cloves and woodsmoke
  `),
};

/** Phrases of that name for a world of that kind; undefined for a name that nobody knows. */
export function fillersFor(name: string, genre: Genre): readonly string[] | undefined {
  return SCENERY[genre][name] ?? COMMON[name];
}
