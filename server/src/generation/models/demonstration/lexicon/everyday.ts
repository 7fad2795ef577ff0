/** Common nouns that the lists by subject left out, by kind; several of them in two words. */
import { words } from '../language/lists.ts';

export const MORE_PEOPLE = words(`
  absentee activist addict administrator advocate agent amateur analyst applicant astrologer auctioneer babysitter
  bartender biker blogger boarder boatswain bully busker cabin_boy campaigner candidate cannibal cardinal carer
  cellist chambermaid chaplain charioteer civilian clairvoyant client comrade confectioner conspirator cosmonaut
  courtier craftswoman creator culprit curator defector delegate deserter diplomat dragon_rider
  dropout druid dweller economist elder enemy envoy evangelist exile exorcist expat falconer fellow financier
  flatmate flautist forger fortune_teller foundling geek gladiator gnome golem grave-digger gravedigger grower guitarist
  gymnast harpooner headmaster headmistress herder hooligan hostage host housekeeper impersonator
  inmate insider insomniac janitor kidnapper kingpin lad lass lodger lumberjack machinist maestro magnate
  martian masseuse mate mathematician matriarch mediator medium millionaire billionaire mime mobster model moneylender
  monarch mortal murderer mystic negotiator nerd night_watchman nun oarsman onlooker operator opera_singer organist outcast
  parishioner patriarch paramedic pawnbroker pen_pal performer piano_tuner playwright policymaker prankster
  principal prodigy protester quarterback queen_bee rabbi imam recruit referee repairman roofer royal ruler
  saboteur schoolteacher seafarer seaman seer seller seeker servant shaman shopper shooter shipmate showgirl
  skipper slacker sleeper snowman social_worker spacefarer spouse squire stagehand statesman stepson stowaway
  street_performer stylist substitute_teacher suitor supervisor surrogate swordsmith teammate telemarketer tenant
  ticket_inspector tour_guide tracker traitor trapper trespasser twin typist usher vendor viking
  vlogger voter wet_nurse whistleblower woodcutter woodsman worshipper wrongdoer yogi youngster youtuber zookeeper
  baby infant best_friend chess_player piano_player prime_minister time_traveller time_traveler old_man old_woman
  ex-wife ex-husband police_officer taxi_driver truck_driver bus_driver train_driver shop_owner war_veteran fortune_hunter
  treasure_hunter bounty_hunter ghost_hunter gunslinger knight-errant school_teacher street_vendor
  train_conductor software_engineer data_scientist farmhand schoolmate classmate bookkeeper tea_seller rickshaw_driver
`);

/** Many people under one name; told as one thing. */
export const GROUPS = words(`
  crowd army band audience choir council committee congregation gang jury mob navy orchestra posse tribe troop battalion
  squad clan cult herd flock crew family team
`);

export const MORE_PLACES = words(`
  aisle ancestral_home art_gallery barrier_reef bakehouse beach_house
  bedside bird_sanctuary boiler_room border boundary bus_terminal call_centre call_center chocolate_factory
  circus community_centre concert_hall control_room corner_shop crossroad customs_house dance_floor desert_island dead_end
  edge entrance estuary exit fire_station fish_market flat flea_market flower_shop food_stall frontier
  fruit_stall game_reserve ghost_town government graveside gulf haunted_house heaven hell ice_rink jail_cell junction
  juice_bar living_room dining_room lost_city magic_shop market_square market_stall marina mess_hall mosque
  mountain_pass mountain_village night_market nursing_home nightclub opera oil_rig parking_lot patisserie phone_booth
  police_station power_plant pawnshop petrol_station gas_station polling_station railway_station reading_room
  record_shop repair_shop retirement_home rice_field rooftop_garden sandcastle seabed seaport secret_garden
  shopping_mall mall ski_resort slaughterhouse spaceport stall steam_room summer_house sweet_shop swimming_pool
  tea_garden tea_stall tea_shop tent_city threshold toy_shop train_platform treasury trench tribunal upland
  vegetable_garden waterhole wax_museum wishing_well zone studio_flat botanical_garden charity_shop
  antique_shop ballpark bus_depot catacomb checkpoint courtroom doorstep drawing_room front_yard
  guesthouse hedge_maze henhouse kiosk launchpad locker_room mausoleum minaret mountainside nunnery orangery pantry
  pigsty prefecture roadside rose_garden salt_mine sandpit sanatorium shopfront siding spire stockroom tea_plantation tollbooth
  town_hall tower_block undergrowth village_square wayside woodshed worksite
`);

export const MORE_THINGS = words(`
  antidote armour armor badminton_racket barometer beehive bedsheet bird_cage
  birdcage birth_certificate blindfold blouse board_game boat_ticket bow_tie bus_ticket business_card candelabra
  cane_chair cape ceramic_bowl chopstick clothesline cocktail coffee_cup coffee_mug
  comic_book confession_letter cookie_jar copybook cork corpse crate crib cricket_bat crossword cuckoo_clock curio
  dartboard death_certificate dollhouse dossier dustbin eyepatch eyeglass fishing_rod flagpole fishbowl flowerpot football_boot
  frying_pan garbage_bag glass_eye glass_slipper golden_ticket grocery_bag grocery_list guidebook guitar_string
  handcuff hairbrush hard_drive headscarf hearing_aid honey_jar ice_cube inkwell jam_jar jigsaw jigsaw_puzzle kimono leash
  library_book licence license lipstick lottery_ticket lunch_box magic_carpet magic_wand magnifying_glass mail_bag manacle
  matchstick measuring_tape mobile_phone cell_phone music_box musical_instrument mousetrap neon_sign
  newspaper_clipping padlock paper_boat paper_crane paper_plane pearl_necklace phone_book picture_frame
  playing_card pocket_mirror prescription pressed_flower price_tag prosthetic_leg rag rag_doll raincoat rosebud rubber_duck
  sari scalpel school_bag schoolbag scimitar sewing_kit shopping_bag shopping_list shuttlecock skeleton_key sketch_pad sleeping_bag
  sling slingshot snow_boot spacesuit space_suit stencil sticker stuffed_animal sword_hilt
  tarot_card tea_tray tennis_ball tin_box tin_soldier train_ticket travel_guide treasure_chest
  treasure_map trinket_box tuning_fork tusk walking_stick wallpaper_roll watering_can wedding_invitation wedding_photo weapon
  whisk wind_chime wine_glass wine_bottle wooden_leg wooden_spoon woolly_hat workbook yearbook puzzle_box
`);

export const MORE_DEVICES = words(`
  air_conditioner alarm_clock arcade_machine assembly_line baking_oven barge boiler bus_shelter bunk_bed
  cabin_cruiser camper_van canal_boat car_engine cargo_ship church_bell circuit clock_tower cockpit coffee_table conveyor_belt
  cotton_gin cruise_ship deckchair dinghy dumbwaiter dinner_table electric_car electric_guitar elevator_shaft
  fax_machine fishing_boat fighter_jet flying_carpet flying_saucer fuse_box garage_door garden_gate
  ghost_ship glass_case grand_piano hang_glider hospital_bed house_boat houseboat jet kitchen_table landline
  lifeboat life_raft magic_mirror mast mill_wheel motor night_train night_bus nuclear_reactor paddle_steamer park_bench
  payphone phonograph pipe_organ pirate_ship pushchair power_station railing railway_carriage ramp rickshaw robot_vacuum
  router rudder safe school_bus sedan see-saw seesaw sensor server shopping_trolley shower sidecar
  ski_lift slide snowplough space_shuttle speedboat spotlight sports_car stagecoach steering_wheel
  supercomputer swing_set tandem tank_engine telephone_box time_capsule toll_booth toy_train tower_crane
  traffic_light trapdoor trapeze treadmill video_camera wall_clock washing_line
  water_tank water_wheel weighing_scale wind_turbine wishing_chair writing_desk zip_line
`);

export const MORE_NATURE = words(`
  almond_tree apple_tree ash_tree banyan_tree baobab beam boulder breaker canopy
  cherry_blossom chestnut_tree cloudburst coconut_tree current dewdrop
  driftwood_log drizzle ecosystem fallen_tree fig_tree flowerbed foliage forest_fire frost
  full_moon gale garden_path gemstone grapevine gully heatwave heather high_tide hot_spring ice_age
  lemon_tree light_beam lightning_strike magma mangrove mango_tree marigold meteor_shower moonbeam moonrise morning_glory
  mountain_range mushroom_ring new_moon night_sky oak_tree olive_tree orange_tree palm_grove pine_tree
  plum_tree quicksand rain_cloud rock_pool rockfall rock_face rosebush salt_flat
  sand_dune sandbar seam shooting_star silhouette snowball snowbank spider_web spiderweb cobweb
  spring_flood squall stump summer_storm swell thunderclap thunderbolt undercurrent water_lily waterway weather_front
  willow_tree wisteria woodpile anthill bird_nest nest beehive honeycomb cocoon
`);

/** Parts of bodies and other countable things that fit no list of their own. */
export const MORE_BODY = words(`
  ankle arm artery back beard belly bone body brain breath cheek chin ear elbow eye eyebrow
  eyelash face fingernail finger fingerprint fist foot forehead freckle hand head heart heartbeat heel hip jaw
  kiss knee knuckle leg limb lip liver lung mouth muscle mustache moustache nail neck nose palm paw pulse rib scar shoulder
  shadow skeleton skin skull smile spine stomach tail thigh throat thumb toe tongue tooth vein voice waist
  wing wrist wound wrinkle footprint footstep braid claw fang hairline birthmark tattoo dimple ponytail
`);

export const MORE_STUFF = words(`
  alloy beeswax birdsong black_coffee black_tea bone_china brickwork broth buttercream camphor
  cardamom carbon caviar chai chalk chewing_gum chicken_soup coconut_milk cold_water compost condensation crockery
  curd cutlery dal dark_matter driftwood equipment fiddle_music foam foil
  folk_music food fudge gasoline ghee glue green_tea grease gunfire helium honeydew hot_chocolate
  hot_water hydrogen icing iced_tea junk kelp kindling lard lead lemon_juice limestone liquor litter luggage
  lumber mahogany maple_syrup marmalade marzipan masala mercury metal music needlework nitrogen
  olive_oil orange_juice paper_money parsley peanut_butter pepper perfume plaster plutonium porcelain pottery
  potpourri quartz raw_silk red_wine rice_wine rose_water rosemary salt_water sandalwood sap scaffolding sea_salt sewage shade sludge
  snowmelt soot sour_milk soy_sauce spit starch static stuffing sulphur sweat tap_water tapioca thyme tinsel tofu toothpaste turmeric
  turpentine uranium vanilla_ice_cream varnish velvet venom wallpaper washing-up waste watercolour woodsmoke woodwork wreckage
  street_food noise news homework paperwork furniture merchandise treasure_trove footage
  wood_carving
`);

export const MORE_IDEAS = words(`
  phone_call distress_call
  ability accusation achievement action activity alibi alternative amnesty analysis anecdote angle animation
  apparition appearance appointment arrangement arrest arrival aspect assignment assumption atmosphere attitude
  autobiography award background ban bedtime_story bet biography blackout brand broadcast cancellation catastrophe
  category ceasefire chord chore civil_war civilisation civilization climate cliché clue collapse collection coma
  comeback command comment commitment comparison compromise concept concern conclusion condition connection conquest contribution
  convention correspondence countdown counterfeit coup crossword_clue crush curfew currency cycle daydream deception
  decree defeat degree delay departure description destination detail development diagnosis diet difference
  difficulty dimension disappearance disability discount discussion dispute distraction doctrine domain downfall effect
  effort emergency encounter epidemic essence evil_plan exception exchange execution existence expense
  factor fairytale famine fare fault feature fee fever figure finding first_kiss folktale forecast foundation frequency function gesture
  ghost_story glimpse glitch grade greeting grudge guarantee guideline haunting heart_attack
  heart_transplant homily hope hostage_crisis hypothesis image impact impression improvement impulse
  income influence innings insight institution instruction insult interest intervention investment
  irony jackpot jinx journey_home level limitation
  lost_love love_song love_story lullaby ballad melody tune song riddle joke
  manifesto mannerism measure mechanism media memorandum menace metaphor method midlife_crisis
  milestone mindset ministry mirage mishap misstep mode modification momentum monopoly mutiny
  negotiation nickname notion nuisance objection objective observation omen operation
  organisation organization outbreak outcome overture panic parody partnership patent
  payment penalty period persona personality phase photo_shoot phrase pilot_episode
  plot_twist policy position potential power_cut power_outage practice precedent premonition presence pressure price priority
  procedure process programme program prognosis prospect punchline pursuit quality quantity
  quirk raid ransom rate ratio reaction reading realisation realization rebirth rebuttal recall reception recession recommendation
  recovery redemption_arc reference reform refusal regime regulation rehearsal reincarnation relapse release reminder remedy
  report request requirement research_project resistance resource response result resurrection retreat return revelation rift
  risk role rumble run of_luck rupture sabotage salary sanction saying scam scenario score search secret_ingredient
  secret_identity secret_code serenade service session shift shock shortage side_story
  silver_lining similarity situation skit slogan snag sob sound
  speech spectacle speculation sport stage_fright stake stalemate standard standoff statement status step_forward stereotype stigma stroke
  study subject submission substance substitute success_story suggestion sum superpower superstition supply surge
  swindle swap tactic tangent target taunt technique temper tendency tension terrorism test testimony
  topic tournament_bracket trade trademark traffic_jam tragedy
  transaction transformation transition translation trauma treatment treaty trend tribute triumph trouble turning_point tyranny
  upheaval urge usage venture verse video viewpoint vice virtue visit
  volcanic_eruption vote vulnerability wager warning whim winning_streak wish_list world_record
  dream_job first_date first_love first_day last_day blind_date chess_game chess_match magic_trick magic_spell
  family_secret family_recipe black_market gold_rush space_race arms_race cold_case perfect_crime human_right bank_robbery
  night_shift exchange_program group_project science_project school_trip wake-up_call
`);

export const MORE_MASS_IDEAS = words(`
  acting adrenaline affection agony aggression alcoholism alienation allegiance amazement amnesia anarchy animosity anonymity
  anticipation apathy applause astonishment attention authority autism automation awareness awe bigotry bias biodiversity
  bitterness blindness brotherhood cancer capital_punishment caution censorship certainty charisma cheating
  civics cleanliness closure coexistence coding collaboration colonialism commerce common_sense communism complexity
  conformity conscience conservation construction contempt contentment control courtesy craft
  craving criticism curation custody cyberbullying decay defiance deforestation dementia desire despair
  detention determinism diabetes disbelief discomfort discrimination disgust dishonesty distress domesticity
  dread drug_addiction duration dyslexia ease effectiveness efficiency electricity emptiness encouragement energy
  enthusiasm entropy euthanasia exhaustion exploitation exploration extinction fairness
  fanaticism fatigue feminism fertility flattery flexibility foresight frustration fulfilment futility
  gaming gardening gender globalisation globalization gloom goodwill grace gratification guidance hardship haste health_care healthcare
  helplessness heroism hesitation hindsight holiness homelessness housing humiliation hydration hysteria idealism idleness
  immunity impatience impermanence indifference indigestion individuality industry inequality infancy inferiority infinity
  initiative innocence insecurity insight interdependence irony irritation isolation juggling labour labor law_enforcement
  leadership liberation literacy livelihood logistics longevity loyalty maintenance malice management mankind
  humankind manufacturing martial_arts materialism mental_health mentoring metaphysics minimalism
  misery mobility modernity modesty money_laundering monotony morality mortality motivation mysticism mythmaking
  nationalism negligence networking neuroscience nightlife non-violence nonviolence nothingness nuclear_energy obesity
  old_age online_shopping open-mindedness opposition oppression optimism parenting patience persistence pessimism philanthropy
  piety piracy planning poise politeness polygamy precision pregnancy prehistory pride
  prestige procrastination prohibition public_speaking punctuality purity purpose racism radiation rationality
  realism recognition recreation relativity relaxation relief reliability renewable_energy repentance
  reproduction research resentment restlessness restraint retirement reverence ritualism royalty
  sabotage sanity satisfaction scepticism schooling scrutiny secrecy self-control self-defence self-esteem self-care self-love sensitivity
  separation serendipity sexism shyness sibling_rivalry sisterhood sightseeing sign_language slang
  sleep_deprivation small_talk solar_energy solar_power speculation spontaneity spying stability stamina stand-up_comedy stewardship
  stillness stubbornness subsistence suburbia suicide superiority supremacy survival sustainability synchronicity tact
  taxation telepathy thirst thrift timing toxicity training transparency treachery turmoil urgency
  urbanisation urbanization utility vegetarianism vigilance virtual_reality vitality weakness weight_loss welfare whimsy widowhood
  willpower wildlife winemaking witchcraft womanhood woodcraft workmanship xenophobia yearning zeal
  outer_space real_estate artificial_life dark_magic black_magic stage_magic folk_medicine modern_art public_transport
  world_peace work-life_balance water_scarcity air_travel space_travel space_exploration food_waste
  ocean_conservation data_privacy cyber_security cybersecurity
`);

export const MORE_EVENTS = words(`
  air_raid annual_fair award_ceremony bake-off bank_holiday blackout_night block_party board_meeting boat_race book_club book_fair bullfight
  camping_trip carnival_night chess_tournament christmas_dinner christmas_party circus_show cooking_show cook-off costume_party court_case cricket_match
  dance_competition dance_class debate debut dinner election_night engagement_party eviction exam evacuation family_dinner family_reunion
  farewell fashion_show feast_day football_match game_show garden_party gathering harvest harvest_festival heist homecoming_dance
  horse_race housewarming_party hunt inauguration inquest inquiry interrogation job_fair jubilee kite_festival lantern_festival
  live_show lunch_break magic_show market_day masked_ball moon_landing music_festival night_out office_party opera_night
  outing picnic_day poetry_reading pottery_class premiere press_conference procession raffle regatta rescue rescue_mission
  retirement_party royal_wedding sailing_trip school_dance science_fair seance showdown shipwreck ski_trip snow_day space_mission
  spelling_bee sports_day stakeout street_fair street_festival summer_holiday summit_meeting surprise_party swimming_lesson
  talent_contest tea_ceremony theatre_production train_ride train_journey treasure_hunt war_crimes_trial wedding_day wedding_night work_trip
  yard_sale zombie_apocalypse apocalypse class_reunion first_contact lockdown blackout monsoon_wedding
`);
