/** Nouns for what cannot be touched: first those without a plural, then those that are counted; events; times. */
import { words } from '../language/lists.ts';

export const MASS_IDEAS = words(`
  accounting adolescence adulthood advice ageing agriculture aging alchemy algebra ambition anatomy anger anthropology anxiety
  archaeology architecture arithmetic arrogance art artificial_intelligence astrology astronomy athletics ballroom_dancing
  bankruptcy baseball basketball beauty behaviour behavior belonging biology blame blockchain bliss boredom botany boxing
  bravery bureaucracy business calculus calligraphy camping capitalism chaos charity chemistry chess childhood
  chivalry choreography clarity climate_change comedy comfort communication compassion computing
  confidence confusion consciousness consent cooking cooperation corruption courage cowardice craftsmanship creativity
  cricket crime cruelty cryptography culture curiosity cycling dancing darkness data death deception democracy
  depression despair destiny determination devotion dignity diplomacy discipline disappointment distance diversity
  divorce drama drumming ecology economics education electricity embroidery empathy engineering enlightenment
  entertainment envy equality espionage eternity ethics etiquette euphoria evidence evolution excitement exercise exile
  experience faith fame fashion fate fear fiction fishing fitness folklore food football forgiveness fortune freedom
  friendship fun gardening generosity genetics geography geology geometry glory gossip grammar gratitude gravity greed
  grief growth guilt happiness harmony hate hatred healing health heartbreak heritage history hockey homesickness homework
  honesty honour honor hope horror hospitality housework humanity humility humour humor hunger hygiene identity
  ignorance imagination immigration immortality independence inflation information inheritance injustice innocence
  innovation insanity insomnia inspiration integrity intelligence intimacy jealousy journalism joy justice kindness
  knitting knowledge laughter law laziness leadership learning leisure liberty light linguistics
  literature logic loneliness longing loss love luck lust machine_learning madness magic marketing marriage mathematics
  math maths mathematics maturity meaning meditation melancholy mercy migration mindfulness mischief modesty
  motherhood fatherhood parenthood mourning mythology nature necromancy nostalgia nutrition obedience obsession
  oblivion origami pain parenting passion patience patriotism peace perfection permission perseverance philosophy
  photography physics pleasure plumbing politics pollution popularity poverty power pride privacy productivity progress
  propaganda prosperity psychology publishing quantum_computing quantum_mechanics rage reading reality reason recycling
  redemption regret religion remorse resilience respect responsibility rest revenge rhythm robotics romance running
  sadness safety sailing sarcasm satire science science_fiction security serenity shame silence simplicity sincerity
  singing skating skiing slavery sleep sleepwalking smuggling soccer social_media society sociology software solidarity
  solitude sorrow sound space speech spirituality sport starvation statistics storytelling strength stress style
  success suffering surfing surveillance suspense swimming sympathy taste taxidermy teamwork technology temptation
  tenderness tennis terror therapy time timekeeping time_travel tolerance tourism tradition tranquillity transport
  travel treason trust truth uncertainty unemployment unity valour vanity vengeance violence warmth warfare wealth
  weather welfare wellbeing wisdom witchcraft wonder work worship writing yoga youth zen
  homecoming weaving woodworking carpentry beekeeping birdwatching astronomy falconry quilting sewing baking brewing
  glassblowing bookbinding banking programming coding hiking mountaineering diving wrestling archery fencing surgery
  nursing teaching farming forestry aviation navigation cartography clockmaking watchmaking
`);

export const COUNT_IDEAS = words(`
  accent accident account addiction address adventure agreement algorithm alphabet alliance ambush answer apology argument
  attempt bargain barrier belief betrayal birthmark blessing bond breakthrough budget career case cause challenge
  chance change choice cipher clue code coincidence colour color commandment community company competition complaint
  conflict confession consequence conspiracy constitution conversation corporation course crisis
  curse custom dance danger deadline deal debt decision delusion demand dialect dilemma
  disagreement disaster discovery disease disguise doubt dream duty economy emotion enemy engagement enigma equation
  era error escape example excuse expectation experiment explanation failure fairy_tale fantasy farewell favour favor
  feeling feud flaw formula game goal goodbye habit hallucination haunting headache hobby idea illness illusion
  imprisonment incident injury instinct interview intrigue invention investigation job language legacy legend lesson lie life lifestyle limit loophole love_affair loyalty
  masterpiece memory message mind miracle misfortune mission mistake misunderstanding mood moral mystery myth name
  nightmare number oath obstacle opinion opportunity origin ordeal palindrome pandemic paradox password
  pattern perspective phenomenon phobia plague plan plea plot pledge possibility prank prayer prediction prejudice
  problem profession promise promotion proof prophecy proposal protest proverb punishment purpose quarrel quest question
  reason reckoning reflection relationship reputation rescue resolution responsibility reunion reward
  right ritual rivalry routine rule rumour rumor sacrifice scandal scent schedule school_project secret sentence
  sensation sentiment shape side_effect signal sin skill smell soul spell spirit startup state story strategy
  struggle surprise suspicion symbol symptom system talent task tax theory thought threat tradition trait trial trick truce victory view vision vow war way weakness wish word worry
  generation revolution rebellion uprising occupation invasion murder theft heist robbery crime kidnapping betrayal
  scheme solution project pact verdict alibi motive aroma echo whisper hum sigh
  app application website email password_manager internet video_game podcast blog movie film sequel
  chatbot hologram simulation network virus vaccine gene atom molecule equation electron particle
`);

export const UNIQUE_IDEAS = new Set(words(`internet economy`));

export const EVENTS = words(`
  anniversary assembly auction audition ball baptism battle birthday bonfire_night celebration ceremony christening
  competition concert conference contest coronation crusade date duel election excursion exam exhibition expedition
  fair farewell_party festival field_trip fishing_trip flight funeral gala graduation
  holiday honeymoon housewarming journey launch lecture marathon march masquerade meeting olympics
  opening_night parade party performance pilgrimage play prom race recital rehearsal reunion road_trip sale séance seance
  siege sleepover summer_camp tea_party tour tournament trip vacation voyage wake wedding
  world_war cooking_class dinner_party birthday_party job_interview school_play talent_show world_cup
`);

export const TIMES = words(`
  afternoon autumn century christmas dawn day decade dusk easter evening fall fortnight future halloween hour midnight
  midsummer minute moment month morning night noon past present ramadan spring summer sunday weekend week winter year
`);
