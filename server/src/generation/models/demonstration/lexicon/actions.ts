/** Verbs a prompt may use (infinitives), to tell them from nouns, and to tell the tense of a text. */
import { words } from '../language/lists.ts';

export const ACTIONS = words(`
  abandon abduct accept accuse achieve act adapt add admire admit adopt age agree aim allow announce answer apologise
  apologize appear approach argue arise arrange arrest arrive ask assume attack attempt attend avenge avoid awaken awake bake
  balance ban banish bark bathe battle be bear beat become befriend beg begin behave believe belong bend betray bind bite
  blame bleed bless bloom blow borrow bounce bow break breathe breed brew bribe bring build burn burst bury buy calculate
  call calm camp carry carve cast catch cause celebrate change charge chase chat cheat check cheer choose claim clean
  climb cling close collapse collect combine come comfort commit compare compete complain complete compose conceal
  confess confront confuse connect conquer consider consume contact contain continue control convince cook cope copy
  cost cough count cover crack crash crave crawl create creep cross crumble cry curse cut dance dare date dawn deal
  decide declare defeat defend define deliver demand deny depart depend descend describe deserve desire destroy detect
  develop die dig dine disappear discover discuss dislike dissolve dive divide do doubt drag draw dream dress drift drink
  drive drop drown dry dwell earn eat echo embark embrace emerge encounter end endure enjoy enter escape establish
  examine exchange exist expect explain explode explore expose express extend face fade fail fall fear feed feel fight
  fill find finish fish fit fix flee float flood flow fly fold follow force forge forget forgive form found freeze
  frighten fulfil gain gamble gather gaze get give glance glow go govern grab grant grieve grin grind grip groan grow grumble
  guard guess guide hack handle hang happen hate haunt have heal hear heat help hesitate hide hike hire hit hold hope
  hug hum hunt hurry hurt ignore imagine impress improve include increase inherit insist inspire intend interview invade
  invent investigate invite involve jog join joke journey judge jump keep kick kidnap kill kiss kneel knit knock know
  lack land last laugh launch lay lead lean leap learn leave lend let lie lift light like linger listen live load lock
  long look lose love lower make manage march mark marry master matter mean measure meet melt memorise mend mention mind
  miss mix mourn move murder name narrate need negotiate notice obey obsess occur offer open order organise organize overcome overhear owe
  own pack paint pass pause pay perform persuade phone pick plan plant play plead please plot plunge point poison pour
  practise practice praise pray preach predict prefer prepare preserve pretend prevent proceed promise propose protect prove
  provide publish pull punish push put question quit race rain raise reach react read realise realize rebel rebuild recall
  receive recognise recognize record recover reflect refuse regret relax release rely remain remember remind remove rent repair
  repeat replace reply report rescue resist resolve rest restore retire return reunite reveal rewrite ride ring rise
  risk roam roar rob roll rot rule run rush sacrifice sail save say scare scatter scream sculpt search secure see seek
  seem seize sell send separate serve set settle sew shake shape share shelter shine ship shiver shoot shop shout show
  shrink shut sigh sign sing sink sit skate ski skip sleep slide slip smell smile smoke snore solve sort sound speak spell spend
  spill spin split spread spring stand stare start starve stay steal step stick sting stop store storm strike struggle
  study stumble succeed suffer suggest summon support surface surrender survive suspect swallow swear sweep swim swing
  switch take talk tap taste teach tear tell tempt test thank think threaten throw tie touch tour track trade train
  transform translate trap travel treat tremble trick try turn uncover understand undo unite unlock unravel uprise use
  vanish visit vow wait wake walk wander want warn wash waste watch wave wear weave weep whisper whistle win wish withdraw
  witness wonder work worry wrap wrestle write yearn yell generate produce tell narrate continue expand elaborate
  craft compose surprise entertain amuse cheer inform educate teach motivate captivate thrill
`);

/** Verbs far more usual than the nouns of the same spelling: taken as verbs unless an article comes before. */
export const MOSTLY_VERBS = new Set(
  words(`finds find goes go gets get makes make takes take says say runs run falls fall looks look turns turn wants want
  tries try needs need helps help stops stop starts start plays play fights fight lives live loves love dreams dream
  hopes hope fears fear wishes wish leaves leave means mean left felt found saw lost cut set lies lie rose leads lead
  moves move rides ride catches catch wins win wakes wake waves tells meets meet drinks drink kisses kiss hates hate
  returns return shows show works work talks talk calls call cries cry laughs laugh answers answer changes change
  pushes pulls kicks breaks break touches touch holds hold guards steps step visits visit stands stand throws jumps jump
  travels travel attacks attack escapes escape searches search`),
);
