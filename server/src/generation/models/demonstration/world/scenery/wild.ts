/** Villages, woods and fields. */
import { lines } from '../../language/lists.ts';

export const WILD = {
  elsewhere: lines(`
    the edge of the forest
    the ford
    the mill
    the crossroads
    the far field
    the old orchard
    the clearing
    the stone bridge
    the shepherd’s hut
    the well
    the ridge
    the barn
    the hollow oak
    the riverbank
    the charcoal burner’s camp
    the gate at the end of the lane
    the spring under the rocks
    the meadow
  `),
  minor: lines(`
    the miller
    the charcoal burner
    the midwife
    the shepherd
    the schoolteacher
    the woman with the goats
    the carter
    the beekeeper
    the ranger
    the travelling tinker
    the girl from the next farm
    the old woodcutter
  `),
  weather: lines(`
    the wind [move] through the grass {like}
    mist [rise] from the low fields
    an owl [call] once and [change] its mind
    the first frost [come] down from the hills
    rain [walk] across the valley on thin legs
    the crows [come they] home in a long untidy line
    leaves [fall they] without any wind at all
    the river [talk] to itself under the ice
    smoke [stand] straight up from the chimneys
    the dusk [thicken] under the trees
    a fox [cross] the lane and [do] not look back
    the heat [hum] over the fields
  `),
  light: lines(`
    the firelight
    the green light under the trees
    the last sun on the ridge
    the moonlight
    the lantern’s small circle
    the silver light of the frost
  `),
};
