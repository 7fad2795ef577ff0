/** Given names for invented people. */
import { words } from '../language/lists.ts';

export const CAST_HERS = words(`
  Mara Ines Odile Anjali Petra Lucia Hana Noor Thea Wanda Leila Birgit Amara Celeste Tilda Kavya Rosalind Yuki Imogen
  Farida Greta Solveig Beatriz Nell Zuri Ottilie Meera Agnes Lorna Safiya Vesna Delphine Keiko Marisol Edda Priya Tamsin
  Ilse Nadia Paloma Ruta Sunniva Tova Ursula Vida Wren Xenia Zofia Adaeze Brigid Cosima Dalia Eun Fenna Giulia Hedda
  Isra Jelena Katya Livia Maeve Nerys Oona Pilar Quilla Reva Sanna Tirza Ulla
`);

export const CAST_HIS = words(`
  Tomas Farid Kenji Anselm Bruno Idris Matteo Lars Ravi Corin Emil Jonah Pavel Samir Otto Felix Nikhil Casper Yusuf
  Teodor Hugo Ambrose Dario Kofi Milan Rafael Silas Viktor Arjun Bastian Cyril Demir Elio Fergus Gideon Hamid Ivo
  Jasper Karim Leander Mirko Nils Oskar Piet Quentin Ruben Stellan Tariq Ulises Vikram Wendel Xavi Yannick Zoltan Alaric
  Benoit Ciaran Dragan Ewan Florian Goran Hakon Ishaan Joaquin Kaspar Lorcan
`);
