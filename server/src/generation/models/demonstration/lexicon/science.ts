/** Subjects of lessons and of the news that the other lists left out; not counted. */
import { words } from '../language/lists.ts';

export const SUBJECTS = words(`
  photosynthesis thermodynamics electromagnetism relativity gravitation cosmology meteorology oceanography
  epidemiology ecology taxonomy nanotechnology biotechnology cryptocurrency bitcoin inflation taxation insurance
  budgeting investing trigonometry probability topology cosmology ornithology entomology palaeontology paleontology
  seismology volcanology radioactivity magnetism friction evaporation condensation erosion pollination digestion
  respiration reproduction metabolism immunity vaccination antibiotics dna rna genealogy etymology rhetoric semantics
  karate judo kabaddi pickleball sumo ballet yoga tango salsa flamenco kathak sudoku feng_shui minimalism impressionism
  surrealism cubism baroque_music classical_music hip-hop reggae blues bluegrass opera_singing cinema anime manga
  veganism parkour skydiving snorkelling snorkeling kayaking canoeing rowing bowling billiards poker bingo backgammon
  feudalism imperialism absolutism constitutionalism suffrage apartheid segregation partition slavery abolition
  piracy espionage cryptography ransomware phishing spam broadband wifi bandwidth
`);
