/** Nouns for large made things: machines, vehicles, furniture, fittings. */
import { words } from '../language/lists.ts';

export const DEVICES = words(`
  aeroplane aircraft airplane airship ambulance anchor antenna apparatus ark armchair bathtub beacon bed bench bicycle
  bike boat bookcase bookshelf bulldozer bus cabinet cable_car cage canoe car caravan carousel carriage cart cash_register
  catapult ceiling chair chandelier chariot chimney clock coffin computer console couch counter cradle crane cruiser
  cupboard dashboard desk device dishwasher door doorbell doorway drawer dresser drone elevator engine escalator
  exhibit fence ferry ferris_wheel fire_engine floor floorboard fountain freezer freighter fridge furnace galleon gate
  generator gondola gravestone headstone grandfather_clock hammock hatch hearse helicopter hinge
  hot-air_balloon hovercraft jukebox kayak lamppost lift loom locomotive lorry machine mailbox mattress mechanism
  merry-go-round microwave moped motorbike motorboat motorcycle oven organ piano pinball_machine plane plough printer
  projector pump radiator raft refrigerator reactor rocket roller_coaster rowboat rowing_boat sailboat satellite
  scaffold scarecrow schooner scooter screen shelf ship shopping_cart sink skateboard sled sledge sleigh sofa
  spacecraft spaceship spinning_wheel starship steamboat steamer stove streetlight streetcar submarine surfboard swing
  table tank tap taxi television telephone_box throne time_machine toaster toilet tractor trailer train tram
  trampoline tricycle trolley truck tugboat turbine turntable van vacuum_cleaner vehicle vending_machine wagon walkway
  wall wardrobe washing_machine weathervane well wheel wheelchair wheelbarrow wheelhouse window windscreen windowsill
  wreck shipwreck yacht zeppelin signpost bell_tower drawbridge sewing_machine
  coffee_machine record_player answering_machine billboard bonfire lawnmower mobile_home monorail
  pendulum portal rocking_chair starship steam_engine stepladder synthesizer telegraph tombstone turret warship
`);
