/** Nouns that are not counted: food, drink, stuff, weather. Counted foods follow in a list of their own. */
import { words } from '../language/lists.ts';

export const STUFF = words(`
  air alcohol amber ash bacon bamboo barley beer blood brandy brass bread bronze butter candlelight caramel
  cardboard cash champagne charcoal cheese chili chocolate cider cinnamon clay clothing coal cocoa coffee
  concrete confetti copper corn cotton cream curry dew dirt dough dust equipment fabric firelight firewood flesh flour
  fog fog fruit fuel fur furniture garlic gasoline ginger glitter gold graffiti grain gravel grass gunpowder hair hail
  hay honey ice ice_cream incense ink iron ivory ivy jade jam jelly jewellery jewelry juice ketchup lace lava lavender
  leather lemonade lightning linen luggage marmalade mail meat medicine merchandise milk mint mist money
  moonlight moss mud music mustard nectar oatmeal oil olive_oil oxygen paint parchment pasta pepper perfume petrol
  pizza plastic poison pollen porridge porcelain pottery powder rain rainwater rice rubbish rum rust saffron salad salt
  sand sauce sawdust seaweed silk silver sleet smoke snow soda soil soup spaghetti spice stationery steam steel
  straw sugar sunlight sunshine starlight daylight sushi tar tea thunder timber tobacco toast traffic trash twilight
  vanilla velvet vinegar vodka water wax wheat whisky whiskey wine wood_smoke wool yarn yeast yogurt stardust
  sourdough ramen miso_soup gelato espresso matcha jazz opera ballet poetry laundry
`);

export const FOODS = words(`
  almond apple apricot avocado bagel banana bean biscuit blackberry blueberry brownie bun burger cake candy carrot
  casserole cauliflower cherry chestnut clove coconut cookie croissant cucumber cupcake dessert dish doughnut
  donut dumpling egg_tart fig fruitcake grape gumdrop hamburger hazelnut ingredient kebab lemon lime loaf lollipop
  lunchbox macaron mandarin mango meal melon mince_pie muffin noodle nut olive omelette onion orange pancake
  papaya pastry pea peach peanut pear pickle pie pineapple pistachio plum pomegranate potato pretzel pudding pumpkin
  radish raisin raspberry roast roll samosa sandwich sausage scone snack spice_cake steak stew strawberry sundae sweet
  taco tart tangerine tomato tortilla treat truffle turnip vegetable waffle walnut watermelon wedding_cake birthday_cake
  pumpernickel gingerbread_man breakfast brunch dinner lunch supper feast picnic banquet
`);
