/** Nouns for what nobody made: sky, water, weather, plants. */
import { words } from '../language/lists.ts';

export const NATURE = words(`
  acorn asteroid aurora avalanche bamboo_grove bark berry birch blizzard bloom blossom branch breeze brook bud bush
  cactus cherry_tree cloud comet coral creek cypress daffodil daisy dandelion daylight delta drought dune eclipse earthquake elm
  eruption fern fir fire fjord flame flood galaxy geyser glacier gust hailstorm hedge herb
  horizon hurricane iceberg icicle ivy_leaf jasmine lake landslide leaf lily lotus
  maple meteor meteorite mist monsoon moon mountain mountaintop oak ocean orchid palm palm_tree peak pebble petal pine
  pine_cone plant pond poppy puddle rainbow raindrop rainstorm reed ridge river rivulet rose root sandbank sandstorm
  sapling sea shadow shrub sky snowdrift snowdrop snowfall snowflake snowstorm solar_system star
   storm stream sun sunbeam sundown sunflower sunrise sunset supernova supervolcano thicket thistle
  thorn thunderstorm tide tornado tree tree_stump tsunami tulip twig typhoon vine volcano waterfall wave weed
  whirlpool whirlwind willow wind wildflower wildfire winter_storm constellation planetarium black_hole universe cosmos
  milky_way earth equator ember spark ray seashore 
`);

/** Seen or met only once in a world: "the moon", never "a moon". */
export const UNIQUE_NATURE = new Set(
  words(`moon sun sky sea earth universe cosmos horizon milky_way solar_system equator`),
);
