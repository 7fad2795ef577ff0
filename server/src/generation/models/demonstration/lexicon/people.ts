/** Nouns for people. Words that tell the person's gender stand in lists of their own. */
import { words } from '../language/lists.ts';

export const PEOPLE = words(`
  accountant acrobat actor adventurer alchemist alien ambassador ancestor android angel apprentice archer
  archaeologist architect artist artisan assassin assistant astronaut astronomer athlete aunt author baker ballerina
  bandit banker barber bard barista bartender beekeeper beggar beginner biologist blacksmith boatman bodyguard
  bookseller boss botanist botanists boxer brewer bricklayer builder burglar butcher butler captain caretaker
  carpenter cartographer cashier champion chancellor chef chemist chief child citizen cleaner clerk climber clown
  coach cobbler colleague collector colonel comedian commander composer conductor consultant cook cop courier cousin
  coward critic customer cyborg dancer deity demon dentist designer detective developer director diver doctor
  driver drummer dwarf economist editor electrician elf emperor engineer expert explorer expatriate fairy 
  fan farmer fiddler fighter firefighter fisher florist fool forager foreigner forester fortune-teller friend fugitive
  gambler gardener gatekeeper general genius geologist ghost giant goblin god goldsmith goalkeeper goalie golfer
  governor graduate grandparent guard guardian guest guide guitarist hacker hairdresser harpist healer hermit hero
  hiker historian hitchhiker hunter hypnotist illustrator immigrant imp impostor influencer innkeeper inspector
  instructor interpreter intern intruder inventor investigator janitor jester jeweller journalist judge juggler
  keeper kid killer knight landlord lawyer leader learner librarian lieutenant lifeguard locksmith logger lover
  magician maker manager mapmaker mason mathematician mayor mechanic medic mentor mercenary merchant messenger
  meteorologist migrant miner minister miser monk monster mountaineer musician mutant navigator neighbour neighbor
  newcomer ninja nomad novelist novice nurse officer ogre orphan outlaw outsider owner painter parent partner
  passenger passer-by patient peasant performer person pharmacist philosopher photographer physicist pianist pilgrim
  pilot pioneer pirate plumber poacher poet policeman politician porter postmaster potter preacher president
  priest prisoner professor programmer prophet psychiatrist psychologist publisher pupil puppeteer racer ranger
  reader rebel recluse refugee reporter researcher resident rider rival robber robot rogue roommate runaway runner
  sage sailor saint salesman samurai scavenger scholar scientist scout scribe sculptor seamstress secretary senator
  sergeant settler shepherd sheriff shoemaker shopkeeper sibling singer skater skier slave smith smuggler
  sniper soldier sorcerer speaker spy stranger student superhero supervisor surfer surgeon surveyor survivor swimmer
  swordsman tailor taxidermist teacher technician teenager therapist thief tinker toddler tourist trader
  trainer translator traveller traveler troll trumpeter tutor tycoon tyrant undertaker vagabond vampire
  veteran vet victim villager villain violinist visitor volunteer wanderer warden warrior watchmaker watchman weaver
  werewolf wizard worker wrestler writer youth zombie clockmaker glassblower lamplighter ferryman
  fisherman milkman postman mailman craftsman stuntman cowboy chauffeur cyclist dreamer entrepreneur founder
  freelancer heir listener liar loner newborn opponent optimist pessimist oracle pickpocket player
  sleepwalker sleuth strategist stargazer storyteller trickster underdog vigilante 
`);

export const WOMEN = words(`
  woman girl lady queen princess duchess empress goddess witch heroine mother mum mom mommy grandmother grandma granny
  nana sister daughter wife widow bride aunt auntie niece girlfriend stepmother godmother nun mermaid sorceress
  priestess actress waitress maid milkmaid housewife fisherwoman businesswoman policewoman schoolgirl enchantress
  stewardess landlady seamstress granddaughter stepsister abuela governess baroness countess
`);

export const MEN = words(`
  man boy gentleman king prince duke emperor wizard father dad daddy papa grandfather grandpa granddad brother son
  husband widower groom uncle nephew boyfriend stepfather godfather monk waiter lord baron count merman warlock
  businessman schoolboy grandson stepbrother abuelo bachelor fisherman ferryman milkman postman watchman craftsman
  salesman cowboy policeman swordsman
`);

/** People whom one has rather than meets: told as somebody's own. */
export const RELATIONS = new Set(
  words(`mother mum mom mommy father dad daddy papa parent grandmother grandma granny nana grandfather grandpa granddad
  grandparent sister brother sibling daughter son wife husband aunt auntie uncle niece nephew cousin granddaughter
  grandson stepmother stepfather stepsister stepbrother godmother godfather girlfriend boyfriend roommate neighbour
  neighbor boss best_friend friend abuela abuelo colleague`),
);

/** Words of respect before a name: "Captain Voss", "Aunt Ida". */
export const TITLES = new Set(
  words(`captain doctor professor detective inspector sergeant colonel general king queen prince princess lady lord sir
  madam aunt uncle grandma grandpa granny father mother sister brother saint mr mrs ms miss dr mister president
  judge officer commander lieutenant major admiral emperor empress baron duke duchess count countess agent chef`),
);
