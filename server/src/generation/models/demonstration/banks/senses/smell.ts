import { lines } from '../../language/lists.ts';

/** What one smells of it. */
export const SMELL = lines(`
  the air around {X} [smell] of {smell}
  under {smell} there [be] another scent, {darker|sweeter|older}, and that [be] {X}
  {X} [bring X] with {X.them} a breath of {smell}
  after rain, {X} [smell X] of {wet stone|green leaves|tin roofs}, and very faintly of {smell}
  one [can] find {X} in the dark by the scent alone: {smell}
  the smell of {X} [catch] at the back of the throat like {woodsmoke|horseradish|an old argument}
  for {H.o}, {X} [will] always smell of {smell}
  {X} [leave X] {smell} on the fingers, and no soap [take] it off
  there [be] something of {a sickroom|a sweet shop|a railway carriage|a chapel} in the smell of {X}
  towards evening the scent of {X} [deepen], as bread [deepen] in the oven
  near {X} it [smell] the way {September|a first day of school|a cellar in summer|a shut book} [smell]
  a draught [come] past {X}, and suddenly the whole room [be] {smell}
  no perfume [have] ever been named after {X}, though {minor} [have] tried
  it [be] a {clean|bitter|peppery|drowsy} smell, and {X} [wear X] it {lightly|like a coat|without apology}
`);
