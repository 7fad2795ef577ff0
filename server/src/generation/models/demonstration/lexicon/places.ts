/** Nouns for places: where somebody can be. */
import { words } from '../language/lists.ts';

export const PLACES = words(`
  abbey academy aisle airfield airport alley alleyway amphitheatre apartment apothecary aquarium arcade archipelago
  archive arena asylum attic auditorium avenue backyard bakery balcony ballroom bank bar barn basement
  bathhouse bathroom battlefield bay bazaar beach bedroom bistro boarding_house boathouse bookshop bookstore borough
  boulevard brewery bridge brothel building bungalow bunker bus_stop bus_station cabin cafe café cafeteria camp
  campground campsite campus canyon capital carnival casino castle cathedral cave cavern cellar cemetery chamber chapel
  church churchyard cinema city citadel classroom clearing cliff clifftop clinic cloister club coast coastline college
  colony compound convent corner corridor cottage country countryside county courthouse courtroom courtyard cove
  crossroads crypt dairy deli den department_store depot desert diner district dock dockyard dome dorm dormitory
  driveway dungeon embassy empire estate factory fairground farm farmhouse farmyard field fireplace fishery forest
  forge fort fortress foundry galaxy gallery gaol garage garden ghetto glade graveyard greenhouse grocery grotto grove
  gym hall hallway hamlet hangar harbour harbor haven highway hideout hillside hill hinterland home homeland
  homestead hospital hostel hotel house household hut igloo inn island isle jail jungle kingdom kitchen lab laboratory
  labyrinth lagoon lair lake landmark lane laundromat laundry lawn library lighthouse lobby lodge loft lounge maze
  manor mansion market marketplace marsh meadow metropolis mill mine monastery monument moor morgue mosque motel
  motorway museum nation neighbourhood neighborhood nightclub nursery oasis observatory office opera_house orchard
  orphanage outpost pagoda palace parish park parlour parlor passage pasture path pavement peninsula pharmacy pier
  pillar pit plain planet plantation platform playground plaza pond pool porch port post_office prairie prison province
  pub pyramid quarry quay railway rainforest ranch realm reef refuge region reservation reservoir resort restaurant
  riverbank riverside road room rooftop roof ruin sanctuary salon saloon savannah sawmill school schoolhouse
  schoolyard seafront seaside settlement sewer shack shed shelter shipyard shop shore shoreline shrine sidewalk skyline
  skyscraper slum space_station square stable stadium stage staircase station store storeroom street studio suburb
  subway summit supermarket swamp synagogue tavern temple terrace territory theatre theater tomb tower town township
  trail train_station tree_house treehouse trench tundra tunnel underground underworld university utopia valley vault
  veranda village villa vineyard waiting_room warehouse waterfront wetland wharf wilderness windmill winery wood
  woodland workplace workshop yard zoo coffee_shop coffeehouse tea_house teahouse newsroom toyshop barbershop nook
  backwater outback paradise borderland battleground boardroom bookbindery canteen caravan_park crater croft glen
  gorge headland hearth heath holm hospice inlet junkyard launderette metro mews monastic_cell moorland nebula orbit
  outskirts precinct ravine rectory rink riviera scrapyard spa steppe stairwell stairs substation synagogue toll_gate
  trading_post watchtower water_mill whaling_station wasteland world colosseum
`);

/** Places of which one sees only one: never "a". */
export const UNIQUE_PLACES = new Set(
  words(`world underworld countryside seaside seafront hinterland outback underground
  riviera wilderness coastline`),
);
