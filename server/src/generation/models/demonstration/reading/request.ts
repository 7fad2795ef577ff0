/** The part of a prompt that says what to write, apart from what it is to be about. */

export interface Request {
  /** What the text is to be about. */
  subject: string;
  /** An explanation is wanted rather than a story. */
  essay: boolean;
  /** The tense the writer asked for by name. */
  tense: 'past' | 'present' | undefined;
  /** The narrator the writer asked for by name. */
  person: 'first' | 'second' | 'third' | undefined;
}

const ASK = String.raw`(?:please\s+)?(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:i(?:\s+want|\s+need|\s+would\s+like|['’]d\s+like)(?:\s+you)?(?:\s+to)?\s*)?`;
const WRITE = `(?:write|tell|compose|create|generate|make|draft|give|craft|produce|continue|suggest|list|brainstorm|outline|summari[sz]e|rewrite)`;
const CONSIDER = `(?:describe|imagine|explain|narrate|explore|show|discuss)`;
const FORM = String.raw`(?:stor(?:y|ies)|tales?|haikus?|poems?|sonnets?|limericks?|essays?|articles?|chapters?|novels?|novellas?|scenes?|blog\s+posts?|posts?|paragraphs?|texts?|pieces?|fables?|legends?|scripts?|screenplays?|monologues?|dialogues?|descriptions?|ideas?|titles?|names?|openings?|beginnings?|words|lines|pages|something|anything|thrillers?|romances?|comed(?:y|ies)|narratives?|guides?|introductions?|explanations?|overviews?|reports?|reviews?)`;
const LINK = String.raw`(?:\s+(?:about|on|of|for|in\s+which|where|when|featuring|with|starring|set\s+in|to|titled|called)\s+|\s*[:—,-]\s*)`;
const ARTICLE = String.raw`(?:(?:a|an|the|some|my|one|\d+|two|three|five|ten)\s+)?`;
const QUALIFIER = String.raw`(?:(?!about\b|of\b|on\b|for\b|with\b|who\b|that\b)[\w’'-]+\s+){0,4}?`;

const SPOKEN = new RegExp(String.raw`^\s*${ASK}${WRITE}\s+(?:me\s+|us\s+)?${ARTICLE}${QUALIFIER}${FORM}${LINK}`, 'iu');
const NAMED = new RegExp(
  String.raw`^\s*${ASK}(?:a|an|the)\s+(?:[\w’'-]+\s+){0,2}?${FORM}\s+(?:about|of|on|in\s+which|where|featuring)\s+`,
  'iu',
);
const BARE = new RegExp(
  String.raw`^\s*${ASK}(?:${WRITE}|${CONSIDER})\s+(?:me\s+|us\s+)?(?:about\s+|how\s+|why\s+|what\s+)?`,
  'iu',
);
/** "My name is Priya and …": the narrator is no topic. */
const OWN_NAME = /\b(?:my name is|i am called|i['’]m called) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?:,| and)? ?()/giu;
/** How to write, which is nothing to write about. */
const MANNER =
  /,?\s*\b(?:in|using|with)?\s*(?:the\s+)?(?:first|second|third)[- ]person(?:\s+(?:narrator|narration|perspective|point of view|voice))?(?=[\s,.]|$)|,?\s*\b(?:in|using)?\s*(?:the\s+)?(?:present|past)\s+tense\b|,?\s*\b(?:in|with|of|about|under|around)?\s*(?:exactly|about|at least|at most|no more than|around|under)?\s*\d[\d,]*\s+words\b|,?\s*\bin the style of (?:\p{Lu}[\p{L}.]*\s*)+/giu;
const ESSAY =
  /\b(?:essay|article|blog post|explain|explanation|how to|how do|guide|introduction to|overview|report on|review of|benefits of|importance of|history of|pros and cons|why do|why is|why are|what is|what are|tutorial|for (?:children|kids|beginners|dummies))\b/iu;

/** Takes "Write me a short story about …" off; what remains is never empty unless the prompt is. */
export function readRequest(prompt: string): Request {
  const whole = prompt.trim();
  return {
    subject: withoutOrder(whole),
    essay: ESSAY.test(whole),
    tense: tenseAsked(whole),
    person: personAsked(whole),
  };
}

/** "Give me ten ideas for a fantasy novel about an orchard" is taken apart step by step. */
function withoutOrder(prompt: string): string {
  let rest = prompt.replace(MANNER, ' ').replace(OWN_NAME, '$1').replace(/\s+/gu, ' ').trim();
  const first = rest.match(SPOKEN) ?? rest.match(NAMED) ?? rest.match(BARE);
  if (first !== null) rest = rest.slice(first[0].length).trim();
  const second = rest.match(NAMED);
  if (second !== null) rest = rest.slice(second[0].length).trim();
  return rest === '' ? prompt : rest;
}

function tenseAsked(prompt: string): Request['tense'] {
  if (/\bpresent tense\b/iu.test(prompt)) return 'present';
  return /\bpast tense\b/iu.test(prompt) ? 'past' : undefined;
}

function personAsked(prompt: string): Request['person'] {
  if (/\bfirst[- ]person\b/iu.test(prompt)) return 'first';
  if (/\bsecond[- ]person\b/iu.test(prompt)) return 'second';
  return /\bthird[- ]person\b/iu.test(prompt) ? 'third' : undefined;
}
