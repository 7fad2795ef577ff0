/** Ships and stations a long way up; nobody there has weather. */
import { lines } from '../../language/lists.ts';

export const SPACE = {
  time: lines(`
    at the start of the next watch
    in the middle of the night cycle
    {two|three|four|five} days out from {town}
    after the second alarm
    before the engines [be they] warm
    at the change of shifts
    in the quiet before the burn
    on the {second|third|fourth|fifth} orbit
    when the lights [have they] dimmed for the night
    a week later by the ship’s clock
    between two course corrections
    that same watch
    once the {noise|talk|shaking} [have] died down
    by the time the airlock [have] cycled
  `),
  when: lines(`
    before the coffee [have] warmed
    while the night crew [sleep]
    before anyone [can] object
    without being asked
    for the second time that {day|week|watch}
    for the first time in {years|months}
    all the way to the airlock
    over a cup of bad coffee
    when nobody [be] on the channel
    as soon as the hatch [have] closed
    with the intercom off
    in the glow of the instruments
  `),
  deadline: lines(`
    the next jump
    the change of watch
    the supply ship’s arrival
    the end of the orbit
    midnight, station time
    the next inspection
    docking
  `),
  elsewhere: lines(`
    the observation deck
    the cargo bay
    the galley
    the docking ring
    the engine room
    the hydroponic garden
    the map room
    the airlock
    the long corridor
    the repair bay
    the bridge
    the sleeping pods
    the signal room
    the customs deck
    the viewing gallery
    the ladder to the lower deck
  `),
  minor: lines(`
    the navigator
    the ship’s cook
    the signals officer
    the youngest engineer
    the medic
    the cargo inspector
    the old pilot
    the botanist
    the dockmaster
    the translator
    the woman who [mend] the suits
    the quartermaster
  `),
  weather: lines(`
    the hull [tick] as it [cool]
    the stars [keep they] their distance
    a comet [go] by without a sound
    the engines [hum they] a note too low to name
    the planet’s edge [catch] fire with morning
    a red light [blink] and [be] ignored
    dust [glitter] past the windows like slow rain
    the air pumps [sigh they] in the walls
    the radio [hiss] to itself
    the shadow of the ring [pass] over the decks
    frost [bloom] on the inside of the glass
    two moons [rise they] almost together
  `),
  light: lines(`
    the starlight
    the glow of the instruments
    the green light of the garden deck
    the glow of the emergency lamps
    the planet’s blue shine
    the white light of the airlock
  `),
  trinket: lines(`
    a brass key
    a cracked star chart
    a stopped watch
    a spool of copper wire
    a photograph with one corner missing
    a jar of real soil
    a pocket compass
    a spare fuse wrapped in a sock
    a postcard from {town}
    a tin whistle
    a box of seeds
    a glove without its partner
    a chipped blue cup
    a coin from a drowned city
    a list with only one item on it
    a page in somebody else’s handwriting
  `),
};
