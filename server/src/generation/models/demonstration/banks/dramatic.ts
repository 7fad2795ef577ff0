/** What a dramatic telling adds between the writer's own sentences. */
import { lines } from '../language/lists.ts';

export const DRAMATIC_LINES = lines(`
  nothing [will] ever be the same for {X}
  and still {X}, always {X}
  everything [depend] on {X} now, and everyone [know] it
  there [be] no turning back from {X}
  the whole world [seem] to hold its breath around {X}
  one heartbeat, then another, and between them {X}
  {X} [have X] never mattered more
  so this [be] how it [end]: with {X}
  a cry [go] up, and in the middle of it all [stand X] {X}
  nobody [dare] to look at {X}
  fate [have] a name that {morning|evening|hour}, and the name [be] {X}
  {X} or nothing, and nothing [be] so very close
  the air itself [shake] at the thought of {X}
  what [come] next [will] be decided by {X}
  hope [die] last, and its last word [be] {X}
  there [be they] no more words, only {X}
`);
