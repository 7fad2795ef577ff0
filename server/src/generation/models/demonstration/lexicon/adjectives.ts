/** Words that describe a noun. Those in the second list say more about how many or which, and are not kept. */
import { words } from '../language/lists.ts';

const DESCRIBING = words(`
  abandoned able absent absurd academic accidental aching active adopted adult afraid aggressive alive alone amateur
  amazing ambitious ancient angry annoying anonymous antique anxious apocalyptic arctic armed arrogant artificial ashamed
  asleep astonishing athletic awake aware awful awkward bad bald bare barefoot bashful beautiful beloved bewildered
  big bitter bizarre black blank bleak blind blind blonde bloody blue blurry bold bored boring bottomless brave brief
  bright brilliant brittle broken broke brown burning burnt busy calm careful careless celebrated celestial charming
  cheap cheerful chilly chronic classic classical clean clear clever clockwork closed cloudy clumsy coastal cold colossal
  colorful colourful comfortable comic common complete complex confused constant contemporary cool corrupt cosmic costly
  cosy cozy courageous cowardly cracked crazy creative creepy criminal crooked crowded cruel crumbling curious cursed curly
  cute cynical daily damaged damp dangerous daring dark dead deadly deaf dear decent deep defeated delicate delicious
  delightful desperate determined difficult digital dim dirty disabled disastrous disgraced dishonest distant divine dizzy
  domestic doomed double doubtful drowned drunk dry dull dumb dusty dying dystopian eager early earnest eastern easy
  eccentric eerie elderly electric electronic elegant elusive embarrassed eminent emotional empty enchanted enchanting
  endless enormous entire epic eternal ethical everyday evil exact excellent excited exciting exhausted exiled exotic expensive
  experienced extinct extraordinary faded failed failing faint faithful fake fallen false familiar famous fancy far
  fascinating fast fat faulty fearless feral fierce fiery final fine first flat floating flooded flying foggy foolish
  foreign forbidden forgetful forgotten former fragile frail free fresh friendly frightened frozen full funny furious
  future fuzzy general gentle ghostly giant gifted gigantic glad glamorous global gloomy glorious glowing golden good
  gorgeous grand grateful grave great greedy green grey gray grim grumpy guilty half-finished handmade handsome happy
  hard harmless harsh haunted haunting healthy heartbroken heavy helpful helpless hidden high historic hollow holy homeless
  homemade homesick honest hopeful hopeless horrible hostile hot huge human humble humorous hungry icy ideal identical
  idle ill illegal imaginary immense immortal imperfect important impossible impoverished incredible independent
  indoor industrial infamous infinite injured innocent insane inspiring intelligent interesting interstellar invisible
  isolated jealous jolly joyful juicy kind large last late lavish lazy legendary light little living local lonely long
  loose lost loud lovely low loyal lucky mad magic magical magnificent majestic married massive mechanical medieval
  melancholy melting merry messy middle-aged mighty mild military miniature minor miserable missing mobile modern modest
  moody moonlit moral mortal muddy mundane musical mute mysterious mythical naive naked narrow nasty national native
  natural naughty nearby neat nervous new next nice nocturnal noisy normal northern notorious nuclear numb obedient
  obscure odd old old-fashioned online only open opposite orange orbital ordinary original orphaned outdoor overdue overgrown
  overlooked pale paranoid parallel particular past patient peaceful peculiar perfect permanent personal pink plain pleasant
  poisonous polite poor popular portable possible postapocalyptic post-apocalyptic powerful practical precious pregnant present
  pretty previous primitive private professional prosperous proud psychic public pure purple quaint quantum quick quiet
  rainy random rare raw ready real rebellious recent reckless red regular reluctant remote renewable restless retired
  rich ridiculous right rival robotic romantic rotten rough round royal rude ruined rural rusted rusty sacred sad safe salty
  same sandy scared scary scattered scientific secret secretive selfish sentient serious severe shabby shadowy shallow
  sharp shattered shiny shipwrecked short shy sick silent silly silver simple single sinister skilled sleeping sleepless
  sleepy slow small smart smoky smooth snowy soft solar sole solitary soft-spoken sour southern special spectacular spicy
  spooky spotted stale starving steep stern sticky stolen stormy straight strange stranded strict striped strong stubborn
  stupid subtle sudden sunken sunny superstitious sure suspicious sweet swift talented talking tall tame tattered tender
  terrible terrifying thick thin thirsty tidy timid tiny tired torn tough toxic traditional tragic tropical true trusty
  ugly ultimate unborn uncertain underground underwater undead unemployed unexpected unfaithful unfinished unfortunate
  unhappy unique unknown unlikely unlucky unopened unread unreliable unsent unsolved unusual unwanted upset urban useful
  useless usual vacant vague valuable vast vengeful vibrant vicious victorious vintage violent virtual wandering warm wary
  weak wealthy weary weird western wet white whole wicked wide wild wise withered witty wonderful wooden worldly worn
  worried worthy wounded wrong yellow young youngest oldest eldest smallest biggest largest tallest loneliest
`);

/** Written with a capital. */
export const NATIONAL = new Set(
  words(`
  african american american arabian argentinian asian australian austrian bengali brazilian british bulgarian canadian
  caribbean celtic chinese cuban czech danish dutch egyptian english ethiopian european filipino finnish french georgian
  german greek hungarian icelandic indian indonesian iranian irish islamic israeli italian jamaican japanese jewish
  kenyan korean latin lebanese mexican mongolian moroccan nepali nigerian nordic norwegian pakistani persian peruvian
  polish portuguese roman romanian russian scandinavian scottish serbian spanish swedish swiss syrian tamil thai tibetan
  turkish ukrainian venetian victorian vietnamese viking welsh christian buddhist hindu muslim catholic
`),
);

export const ADJECTIVES = new Set([...DESCRIBING, ...NATIONAL]);

/** Descriptions that a sentence cannot carry along: comparison, order, likeness, state. */
export const UNKEPT_ADJECTIVES = new Set(
  words(`able absent afraid alive alone ashamed asleep awake aware certain complete different due early entire enough
  exact favourite favorite few final first former free full future general glad ill last late least less main many
  more most much new next only opposite other own particular past possible present previous proper ready real right
  same second several short similar single special such sure third usual various whole wrong daily whole able good
  long far near perfect simple important interesting best worst better worse sudden unlikely human beautiful funny
  brief scary detailed creative compelling engaging vivid upset worried nice great happy sad orange light silver`),
);

/** How many: kept before a plural. */
export const NUMBERS = new Set(
  words(`two three four five six seven eight nine ten eleven twelve thirteen twenty
  hundred thousand`),
);
