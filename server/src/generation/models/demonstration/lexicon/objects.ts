/** Nouns for things a hand can hold. */
import { words } from '../language/lists.ts';

export const OBJECTS = words(`
  accordion album alarm album amulet anklet apron arrow ashtray axe backpack badge bag ball balloon bandage banjo
  banner basket bat battery bead bell belt bible binoculars blade blanket blueprint bomb bone book booklet bookmark boot
  bottle bouquet bow bowl box bracelet brick briefcase brooch broom brush bucket bullet button cable calculator
  calendar camera candle candlestick cane canvas cap card cardigan cassette cello certificate chain chalice charm
  chart chess_set chessboard chest chisel cigar cigarette clarinet cloak cloth coat coin collar comb compass
  computer_game contract cookbook costume crayon cross crown crystal cup curtain cushion dagger deck diamond diary
  dice dictionary diploma doll dress drum duffel_bag earring egg emerald envelope eraser fan feather fiddle figurine
  file flag flashlight flask flower flute folder fork fountain_pen frame gadget gem gift glass glasses glove goblet
  goggles gown guitar gun hairpin hammer handbag handkerchief harmonica harp hat headphones helmet hook horn
  hourglass instrument invitation jacket jar jeans jewel journal jug kettle key keyboard kite knife lamp lantern laptop
  ladder lasso leaflet ledger lens letter lightbulb lighter locket lock lute magazine magnet mandolin manuscript map
  marble mask match matchbox medal medallion memo microphone microscope mirror mobile mug mushroom necklace needle net
  newspaper note notebook novel oar ocarina orb package packet paddle pageant paintbrush pamphlet paper parachute
  parasol parcel passport pearl pen pencil pendant perfume_bottle phone photo photograph piano_key picture pillow
  pillowcase pin pipe pistol plate plaque pocket pocketknife pocket_watch postcard poster pot potion pouch puppet purse
  puzzle quilt quill racket radio rattle razor receipt recipe record recorder relic ribbon rifle ring robe rock rope
  rosary ruby rug ruler sack saddle sail sandal satchel saucepan saucer saxophone scale scarf sceptre scissors
  screwdriver script scroll sculpture seashell seed shawl sheet shell shield shirt shoe shoelace shovel sign skate
  sketch sketchbook skirt skull sleeve slipper snow_globe soap sock spade spear spoon spyglass stamp statue statuette
  stethoscope stick stone stopwatch string suitcase sundial sunglasses sweater sword syringe tablecloth tambourine
  tapestry tape teacup teapot teddy_bear teaspoon telegram telephone telescope tent textbook thermometer thermos
  thimble thread ticket tie tile tin token tool toothbrush torch towel toy toy_box tray treasure trinket trousers
  trumpet trunk typewriter ukulele umbrella uniform urn vase veil vessel vial violin viola volume wallet wand watch
  wedding_dress wedding_ring whip whistle wig wreath wrench xylophone zipper notepad clipboard
   love_letter suit helm gramophone painting portrait drawing carving artifact artefact talisman
  almanac atlas chessman manual menu poem haiku sonnet novel postbox
  seashell shoebox snowglobe spellbook scrapbook suitcase teabag trophy voucher wristwatch
`);
