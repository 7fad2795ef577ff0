import { lines } from '../../language/lists.ts';

/** Places worth a scene. */
export const LOCATIONS = lines(`
  The {proper} {Arcade|Arms|Hotel}: {few} floors, no lift, and a room on the top one kept locked for {X}
  {proper} {Stairs|Steps}: a flight of stairs where people meet to argue about {X} and stay to watch the sunset
  The {proper} {Market|Bazaar}: open from midnight to dawn, with one stall that [deal] only in {X}
  {proper} {Bridge|Crossing}: halfway over, every traveller [feel] the pull of {X}
  The {proper} {Archive|Library}: {few} rooms of records, all of them about {X}, none of them in order
  {proper} {Street|Lane}: {few} houses, {few} front doors, and {X} behind the last of them
  The {proper} {Baths|Tearoom}: tiled in green, smelling of {smell}, and the only place where {X} [be X] never discussed
  {proper} {Mill|Forge}: abandoned since {X}, though the wheel [turn] on certain nights
  The {proper} {Observatory|Tower}: from its balcony one [can] see {X}, and with the long glass, what [come] after
  {proper} {Square|Green}: a statue of {minor}, a dry fountain, and children who [play they] at being {X}
  The {proper} {Theatre|Playhouse}: the same play about {X} every evening for {few} years, with a different ending
  {proper} {Yard|Quay}: where {X} first came ashore and, some [say they], [will] leave again
  The {proper} {Garden|Orchard}: walled, overgrown, and planted in the shape of {X} when seen from above
  {proper} {House|Lodge}: its windows [face they] inward, towards {X}
  The {proper} {Line|Ferry}: a route of {few} stops, of which the last [be] not on any map and [belong] to {X}
  {proper} {Station|Halt}: where trains [stop they] only for people who have lost something to {X}
`);

export const LOCATION_NOTES = lines(`
  In winter it [smell] of {smell}; in summer, of {X}
  The keeper [be] {who}, {role}, and nobody [ask] about {X} without leaving {trinket}
  At a certain hour {light} [fall] through the window straight on to {X}
  There [be] a second way in, behind {X}, and {minor} [have] the key
  People [lower they] their voices here, on account of {X}
  Somebody [have] scratched a date into the doorframe: the day of {X}
`);
