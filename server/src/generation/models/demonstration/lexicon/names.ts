/** Given names and places of this world, to recognise them in a prompt. */
import { words } from '../language/lists.ts';
import { CAST_HERS, CAST_HIS } from './castNames.ts';

export const HER_NAMES = new Set([
  ...CAST_HERS,
  ...words(`
  Abigail Ada Adela Agatha Agnes Aisha Alba Alexandra Alice Alma Amara Amelia Amina Amy Ana Anastasia Andrea Angela
  Anika Anita Anjali Ann Anna Anne Annie Antonia Anya Aria Asha Astrid Audrey Aurora Ava Barbara Beatrice Bella Bertha
  Beth Bianca Birgit Brigid Camila Carla Carmen Carol Caroline Catherine Cecilia Celeste Chandra Charlotte Chiara Chloe
  Christina Clara Clarissa Claudia Cleo Cleopatra Colette Cora Cordelia Daisy Dana Daphne Deepa Delia Diana Dora
  Dorothy Edith Eleanor Elena Elif Elisa Elizabeth Ella Ellen Elsa Emilia Emily Emma Erica Esther Eva Eve Evelyn Fatima
  Fiona Flora Florence Frances Francesca Freya Frida Gabriela Gemma Genevieve Georgia Gita Gloria Grace Greta Hana
  Hannah Harriet Hazel Heidi Helen Helena Hermione Hilda Ida Imogen Indira Ines Ingrid Irene Iris Isabel Isabella Isla
  Ivy Jane Janet Jasmine Jean Jenny Jessica Joan Joanna Josephine Judith Julia Juliet Juliette Kamala Karen Kate
  Katherine Kathleen Katya Kavya Kira Lakshmi Lara Laura Layla Leah Leila Lena Lila Lily Lin Linda Lisa Liv Lola Lorna
  Louisa Louise Lucia Lucy Luna Lydia Madeleine Maeve Maggie Maria Marian Marie Marina Marta Martha Mary Matilda Maya
  Meera Mei Mia Mina Mira Miranda Miriam Molly Mona Nadia Naomi Natalia Natasha Nell Nina Noor Nora Odette Olga Olive
  Olivia Ophelia Paloma Pandora Paula Pauline Penelope Petra Phoebe Pippa Polly Priya Rachel Rani Rebecca Rita Rosa
  Rosalind Rosemary Ruby Ruth Sabina Sakura Sally Salma Samantha Sana Sara Sarah Selma Shanti Sita Sofia Sonia Sophia
  Sophie Stella Susan Svetlana Sylvia Tabitha Tamara Tanya Tara Teresa Tessa Thea Tilda Uma Ursula Valentina Valerie
  Vanessa Vera Victoria Viola Violet Virginia Wanda Wendy Winifred Yasmin Yara Yuki Zara Zelda Zoe
`),
]);

export const HIS_NAMES = new Set([
  ...CAST_HIS,
  ...words(`
  Aaron Abdul Abel Abraham Adam Adrian Ahmed Akira Alan Albert Alec Alejandro Alex Alexander Alfred Ali Amir Amit
  Anders Andre Andrew Angus Anil Anselm Anthony Anton Antonio Aragorn Archie Arjun Arnold Arthur Arun August Augustus
  Barnaby Bartholomew Basil Ben Benedict Benjamin Bernard Bilal Bill Boris Brendan Brian Bruno Caleb Carl Carlos Casper
  Cecil Charles Charlie Chen Christopher Clarence Claude Clive Colin Conrad Cyrus Daniel Darius David Dennis Desmond
  Dev Diego Dimitri Dmitri Dominic Donald Douglas Duncan Dylan Edgar Edmund Edward Edwin Elias Elliot Emil Enrique
  Eric Ernest Ethan Eugene Ezra Farid Felix Ferdinand Fergus Finn Francis Francisco Frank Franz Fred Frederick Gabriel
  Gareth George Gerald Gilbert Giovanni Gordon Graham Gregory Gustav Guy Hamlet Hank Hans Harold Haruto Harry Hassan
  Hector Henrik Henry Herbert Hiro Horace Hugh Hugo Ian Ibrahim Idris Igor Isaac Ishaan Ismael Ivan Jack Jacob Jaime
  James Jamal Jan Jasper Javier Jeremy Jerome Jim Joe Joel John Jonah Jonas Jonathan Jorge Jose Joseph Joshua Juan Jules
  Julian Julius Kabir Karim Karl Keith Ken Kenji Kevin Khalid Kofi Krishna Lars Laurence Lawrence Leo Leon Leonard
  Leonardo Leopold Levi Liam Lionel Louis Luca Lucas Luigi Luis Luke Magnus Malcolm Manuel Marco Marcus Mario Mark Martin
  Mateo Matteo Matthew Maurice Max Maximilian Michael Miguel Mikhail Miles Milo Mohamed Mohammed Mohan Muhammad Nathan
  Nathaniel Neil Nelson Nicholas Nikhil Nikolai Noah Norman Oliver Omar Orlando Oscar Osman Oswald Otto Owen Pablo Pascal
  Patrick Paul Pavel Pedro Percy Peter Philip Pierre Quentin Rafael Raj Rajesh Rahul Ralph Ramesh Raphael Ravi Raymond
  Rex Richard Robert Robin Roderick Roger Roland Roman Romeo Ronald Rohan Rory Rufus Rupert Salim Sam Samir Samuel
  Sanjay Santiago Sebastian Sergei Sherlock Siddharth Silas Simon Sinbad Stanley Stefan Stephen Steven Sven Takeshi Tariq
  Ted Terence Theo Theodore Thomas Tim Timothy Tobias Toby Tom Tomas Tristan Ulysses Victor Vijay Vikram Vincent Vladimir
  Walter Wilfred William Winston Wolfgang Xavier Yusuf Zachary
`),
]);

/** Places of this world, in one word; longer names are found by their capitals. */
export const GEOGRAPHY = new Set(
  words(`
  Africa Alaska Alexandria Algeria Alps Amazon America Amsterdam Andes Antarctica Arctic Argentina Arizona Asia Athens
  Atlantic Atlantis Australia Austria Babylon Baghdad Bali Baltic Bangalore Bangkok Bangladesh Barcelona Bavaria
  Beijing Beirut Belgium Bengal Bergen Berlin Bhutan Bohemia Bolivia Bologna Bombay Boston Brazil Brighton Bristol Britain
  Brittany Brooklyn Brussels Budapest Bulgaria Burma Byzantium Cairo Calcutta California Cambodia Cambridge Canada
  Caribbean Carthage Casablanca Chennai Chicago Chile China Cologne Colombia Copenhagen Cornwall Crete Cuba Cyprus
  Damascus Danube Delhi Denmark Detroit Dhaka Dresden Dublin Dubai Earth Ecuador Edinburgh Egypt England Estonia
  Ethiopia Europe Finland Florence Florida France Geneva Genoa Georgia Germany Ghana Gibraltar Glasgow Goa Granada
  Greece Greenland Guatemala Hamburg Hanoi Havana Hawaii Helsinki Himalayas Hiroshima Holland Hollywood Honduras Hungary
  Hyderabad Iceland India Indonesia Iran Iraq Ireland Israel Istanbul Italy Jaipur Jakarta Jamaica Japan Jerusalem
  Johannesburg Jupiter Kabul Karachi Kashmir Kathmandu Kenya Kerala Kolkata Korea Kyiv Kyoto Lagos Lahore Laos Latvia
  Lebanon Lhasa Lima Lisbon Lithuania Liverpool London Luxembourg Lyon Macedonia Madagascar Madras Madrid Malaysia Mali
  Malta Manchester Manhattan Manila Marrakesh Mars Marseille Mecca Mediterranean Melbourne Mercury Mexico Miami Milan
  Minsk Mississippi Mongolia Montana Montreal Morocco Moscow Mumbai Munich Nairobi Namibia Naples Neptune Nepal
  Netherlands Nigeria Nile Normandy Norway Odessa Osaka Oslo Oxford Pacific Pakistan Palermo Palestine Panama Paris
  Patagonia Persia Peru Petersburg Philadelphia Philippines Pluto Poland Pompeii Porto Portugal Prague Provence Pune
  Punjab Quebec Rajasthan Rome Rotterdam Russia Sahara Salzburg Samarkand Saturn Scandinavia Scotland Seattle Senegal
  Serbia Seville Shanghai Siberia Sicily Singapore Slovakia Slovenia Somalia Spain Stockholm Sudan Sumatra Sweden
  Switzerland Sydney Syria Taipei Taiwan Tanzania Tasmania Tbilisi Tehran Texas Thailand Thames Tibet Timbuktu Tokyo
  Toronto Transylvania Trieste Troy Tunis Turin Turkey Tuscany Uganda Ukraine Uruguay Valencia Valparaiso Varanasi
  Venezuela Venice Venus Versailles Vesuvius Vienna Vietnam Wales Warsaw Washington Wellington Wyoming Yemen York
  Yorkshire Yugoslavia Zanzibar Zurich
`),
);

/** Places that are said with an article. */
export const SAID_WITH_THE = new Set(
  words(`Alps Amazon Andes Arctic Atlantic Baltic Caribbean Danube Ganges Himalayas Mediterranean Mississippi Netherlands Nile
  Pacific Philippines Sahara Thames Titanic`),
);
