/** Coasts and ships. */
import { lines } from '../../language/lists.ts';

export const SEA = {
  elsewhere: lines(`
    the harbour
    the sea wall
    the chandler’s shop
    the slipway
    the fish market
    the lamp room
    the boathouse
    the chapel above the cove
    the tavern by the quay
    the net loft
    the lee of the rocks
    the customs house
    the end of the pier
    the tide pools
    the signal mast
    the ferry landing
    the cliff path
    the galley
  `),
  minor: lines(`
    the ferryman
    the harbour master
    the old net-mender
    the widow who [keep] the tavern
    the ship’s cook
    the pilot’s daughter
    the woman who [read] the weather
    the cabin boy
    the coastguard
    the fishmonger
    the chaplain
    the man who [paint] the names on boats
  `),
  weather: lines(`
    the tide [turn] with a sound like a page
    gulls [argue they] over the roofs
    a bank of fog [lean] against the shore
    the wind [go] round to the north
    a bell-buoy [ring] somewhere out in the grey
    spray [cross] the sea wall and [think] better of it
    the halyards [tap they] against the masts
    rain [come] in sideways from the west
    the moon [lay] a road across the water
    the swell [lift] the boats and [set] them down again
    the evening boat [sound] its horn twice
    a long calm [settle] over the bay
  `),
  light: lines(`
    the beam of the lamp
    the low sun on the water
    the grey light off the sea
    the glow of a ship’s lantern
    the last light over the harbour
    the cold light before a storm
  `),
};
