/** Old summers, kept in a tin. */
import { lines } from '../../language/lists.ts';

export const NOSTALGIC = lines(`
  in those days {X} [have X] seemed as large as the sky
  {H} [remember H] {X} by the smell of {smell}
  back then nobody [lock] a door, and {X} [belong X] to every child on the street
  the summer of {X} [last], in {H.p} memory, about a hundred years
  {H} [find H] {trinket} in a drawer, and with it all of {X} [come] back
  there [be] a photograph of {C} beside {X}, squinting, with a gap where a tooth should be
  {X} [be X] the same and {town} [be] not, or perhaps it [be] the other way about
  every Sunday there [have] been soup, an argument, and {X}
  {C} [hum] the old tune, and {H} [be H] nine years old again, and {X} [be X] new
  the paint [have] faded, but {H} [can] still see where {X} used to be
  {H} [have H] grown up in the shadow of {X}, and it [be] a warm shadow
  {light} [fall] on {X} exactly as it used to fall through the kitchen curtains
  long ago {C} and {H.and} [have they] carved their initials near {X}
  {H} [taste H] {smell} in the air, and for a moment {X} [be X] only just round the corner
  the old people of {town} [say they] “{X.n}” the way they [say they] the names of their brothers
  once a year, always alone, {H} still [drink H] to {X}
  {H} [have H] forgotten the words, but not {X}, and not who [sing] them
  {C} [ask], “Do you remember {X}?” and {H} [do H], {H} [do H]
  the bell of the old school [ring], and {X} [come X] home across the fields
  it [be] not that {X} [have X] been better, only that everyone [have] been there
  the world before {X} [be] black and white; after {X.them}, it [be] coloured in by hand
`);
