/** Castles, and the people who keep them warm. */
import { lines } from '../../language/lists.ts';

export const COURT = {
  elsewhere: lines(`
    the great hall
    the north tower
    the kitchens
    the rose garden
    the stables
    the armoury
    the bridge over the moat
    the chapel
    the long gallery
    the well in the courtyard
    the falcon loft
    the library of the old kings
    the servants’ stair
    the gatehouse
    the apple store
    the throne room
    the hill above the walls
    the smithy
  `),
  minor: lines(`
    the steward
    the court musician
    the old nurse
    the falconer
    the youngest page
    the cook
    the royal mapmaker
    the stable girl
    the gatekeeper
    the physician
    the weaver from the lower town
    the jester
  `),
  weather: lines(`
    rain [run] down the faces of the stone kings
    the banners [hang they] still in the heat
    a horn [sound] from the valley
    snow [fill] the arrow slits
    the torches [lean they] all one way
    swallows [stitch they] the air between the towers
    the bells [count they] to seven and [stop they]
    a storm [walk] along the hills on bright legs
    frost [draw] ferns on the chapel glass
    the hounds [sigh they] in their sleep
    the wind [play] the battlements like a flute
    evening [climb] the walls one stone at a time
  `),
  light: lines(`
    the torchlight
    the coloured light of the chapel
    the light of a single candle
    the red of the hearth
    the moonlight on the flagstones
    the gold of late afternoon
  `),
};
