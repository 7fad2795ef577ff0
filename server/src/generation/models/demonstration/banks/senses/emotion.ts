import { lines } from '../../language/lists.ts';

/** What it does to the heart. */
export const EMOTION = lines(`
  something in {H.p} chest [loosen] at the thought of {X}
  {X} [make X] {H.o} feel {nine years old|very far from home|forgiven|brave, briefly}
  there [be] {joy|dread|tenderness} in {X}, and right behind it {relief|shame|hunger}
  {H} [look H] at {X} and [want H], absurdly, to {weep|apologise|telephone someone}
  with {X} so near, {H} [can] not tell {hope|grief|love} from {fear|habit|homesickness}
  it [be] a {quiet|stubborn|bright} kind of {happiness|sorrow|anger}, and it [have] {X.p} shape
  {X} [ask X] nothing of {H.o}, and that [be] the unbearable part
  all the loneliness of {town} [seem] to have found a chair beside {X}
  for a moment {H} [envy H] {X} for {X.its} calm
  {H} [feel H] {X} as one [feel] a change in the weather, behind the {ribs|eyes|knees}
  {gratitude|panic|longing} [come] up in {H.o} like {water in a lock|a lift in its shaft}, and [stop] at {X}
  nobody [have] warned {H.o} that {X} [can] be {so gentle|so sad|this funny}
  {H} [carry H] the feeling of {X} home under {his} coat, {like}
  the sight of {X} [open] a door in {H.o} that [have] been painted shut
  what {X} [leave X] behind [be] not sadness, exactly, but {the room where sadness [have] been|a kind of courtesy}
  even {minor}, who [feel] nothing before noon, [be] moved by {X}
`);
