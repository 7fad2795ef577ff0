/** Nouns for animals, real and imagined. */
import { words } from '../language/lists.ts';

export const ANIMALS = words(`
  albatross alligator alpaca animal ant anteater antelope ape armadillo badger bat bear beast beaver bee beetle bird
  bison blackbird boar buffalo bug bull bulldog bunny butterfly calf camel canary cat caterpillar chameleon cheetah
  chick chicken chimpanzee chipmunk cicada cobra cockatoo cockroach colt cow coyote crab crane creature cricket
  crocodile crow cub cuckoo deer dinosaur dog dolphin donkey dove dragon dragonfly duck duckling eagle eel elephant
  elk falcon ferret finch firefly fish flamingo fly foal fox frog gazelle gecko gerbil giraffe goat goldfish goose
  gorilla grasshopper greyhound griffin guinea_pig gull hamster hare hawk hedgehog hen heron hippo hippopotamus hornet
  horse hound hummingbird husky hyena insect jackal jaguar jellyfish kangaroo kingfisher kitten koala kraken ladybird
  ladybug lamb lark leopard lion lizard llama lobster lynx macaw magpie mammoth mastiff meerkat mole mongoose monkey
  moose mosquito moth mouse mule nightingale octopus orangutan orca ostrich otter owl ox oyster panda panther parrot
  peacock pelican penguin pet phoenix pig pigeon piglet polar_bear pony poodle porcupine puffin puma pup puppy python
  rabbit raccoon ram rat raven reindeer rhino rhinoceros robin rooster salamander salmon scorpion seagull seahorse
  seal serpent shark sheep shrimp skunk sloth slug snail snake sparrow spider sponge squid squirrel stag stallion
  starfish stork swallow swan tadpole tiger toad tortoise trout tuna turkey turtle unicorn viper vulture wasp weasel
  whale wolf wombat woodpecker worm yak zebra beagle corgi labrador retriever terrier spaniel dachshund sheepdog
  sphinx pegasus basilisk hydra wyvern mare calico tabby tomcat kitty doggy chinchilla jay kestrel plover quail swift
`);
