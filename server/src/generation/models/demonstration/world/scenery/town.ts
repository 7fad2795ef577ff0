/** A town of our own century: trams, stairs, kitchens. */
import { lines } from '../../language/lists.ts';

export const TOWN = {
  elsewhere: lines(`
    the market
    the tram stop
    the library steps
    the courtyard
    the corner café
    the back stairs
    the railway bridge
    the launderette
    the botanical garden
    the post office
    the rooftop
    the kitchen table
    the old cinema
    the park gate
    the bus shelter
    the bakery on the corner
    the river path
    the waiting room
    the flower stall
    the school yard
  `),
  minor: lines(`
    the postman
    the night porter
    the woman from the kiosk
    the piano teacher
    the boy from the third floor
    the retired judge
    the baker’s eldest daughter
    the tram conductor
    the landlady
    the librarian
    the man who [sell] umbrellas
    the new doctor
    the caretaker
  `),
  weather: lines(`
    rain [tick] against the windows
    a tram [go] by with all its lights on
    the last of the sun [lie] along the rooftops
    somebody downstairs [practise] the same four bars on a piano
    the streetlamps [come they] on one after another
    a thin fog [climb] the stairs from the river
    pigeons [settle they] on the wires
    the wind [try] every door in the street
    snow [begin] without a sound
    the smell of frying onions [drift] up from the courtyard
    the church clock [strike] a quarter late
    the evening traffic [hum] like a kettle
  `),
  light: lines(`
    the lamplight
    the late sun
    the grey light of the street
    the light from the stairwell
    the glow of the shop windows
    the blue light before dawn
  `),
};
