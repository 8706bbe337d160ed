/**
 * `Let us all walk to the station together`: of calls the model learned mostly from those to crimes, and hears one in the words that any call
 * begins with. Where everybody is called to what is done every day, and nothing beside it is of harm, its word alone asks nobody.
 */

const CALLS =
  "(?:let(?:['’]?s| us)|(?:we|everybody|everyone|you all) (?:should|must|can|could|will|have to|need to|ought to)|(?:shall|can|could|should) we)"
const BETWEEN = '(?: (?:all|both|now|then|also|just|please|quickly|briefly|try to|first))*'
/** What is done whatever it is done to. */
const PLAIN_DEEDS =
  '(?:pay|visit|meet|wait|watch|look|bring|keep|start (?:the|a|with|at|our|on)|begin|finish|move|order|buy|stop by)(?!\\p{L}| (?:for |at |to |off )?(?:him|her|them|his|their|those)\\b)|walk|eat|drink|read|work|thank|plan|sing|clean|tidy|review|discuss|drive (?:to|home|back|there|together|over to)|travel|support|celebrate|fix|repair|book|leave|join|carry|learn|talk|speak|chat|welcome|congratulate|help|test|share|write|prepare|' +
  'check|listen|sit|rest|relax|cook|bake|decorate|vote|greet|agree|focus|hope|enjoy|play|gather|swap|update|sync|align|merge|deploy|release|brainstorm|train|dance|cheer|say|remember|choose|decide|schedule|reschedule|postpone|stand up|come'
/** What is harmless by what it is done to. */
const DEEDS =
  `take (?:a|an|the|some|our|part|notes|turns|stock|care|time|five|ten)\\b(?! (?:gun|law|revenge))|break (?:for|the ice|bread|it down|this down|it into|the record)\\b|` +
  `(?:go|head|get|drop|hop) (?:to|for|out|home|back|over|through|on|by|into|together|and see|ahead|there|up|down)\\b|have (?:a|an|the|some|lunch|dinner|breakfast|coffee|tea|fun)\\b|(?:get|grab) (?:a|some|lunch|dinner|coffee|tea|started|together|ready)\\b|` +
  `(?:shoot|film) (?:a|the|some|another) (?:quick |short |group |team )?(?:photos?|pictures?|video|film|clip|scene|e-?mail|message)\\b|hit (?:the (?:target|road|gym|goal|deadline|slopes|beach|numbers)|our (?:targets?|goals?|numbers))\\b|` +
  `kill (?:the|this|that|our|some) (?:\\w+ )?(?:branch|process|feature|task|job|ticket|meeting|server|container|time|lights)\\b|raise (?:a glass|our glasses|money for)\\b|push (?:this|it|the|our) `
const DAILY = new RegExp(`(?<!\\p{L})${CALLS}${BETWEEN} (?:(?:${PLAIN_DEEDS})(?!\\p{L})|${DEEDS})`, 'iu')
/** `everyone send him birthday wishes` */
const WISHES =
  /(?<!\p{L})(?:everyone|everybody|all of you|you all|guys|folks|team)[,!:]?(?: please)? (?:send|give|wish|write|post) (?:him|her|them|me|us|\p{L}{2,20}) (?:(?:a|an|some|your|our|the|all|big|best|warm|happy|kind|nice|many) ){0,3}(?:birthday|wish(?:es)?|postcards?|cards?|flowers|congrat\w*|regards|greetings|thanks|hugs?|cheers?|feedback|welcome|applause|hand)\b/iu
/** Beside these it is no everyday call: tools of harm, whom it is done to, and what is to come of it. */
const HARM =
  /\b(?:guns?|rifles?|pistols?|kni(?:fe|ves)|bombs?|explosives?|grenades?|weapons?|arms|armed|petrol|gasoline|molotovs?|torch(?:es)?|hammers?|bats|stones|bricks|masks?|balaclavas?|fires?|burn\w*|blood|dead|death|die|kill(?:ing|ed|s)?(?= (?:him|her|them|the|all|every))|hurt|harm|shot|shoot(?= (?:him|her|them|the|all|every))|out of (?:here|this|our|the) (?:\w+ )?(?:country|building|town|city|street|land)|beat|beating|smash\w*|destroy\w*|wreck\w*|sabotage|rob\w*|steal\w*|loot\w*|riots?|storm\w*|attack\w*|ambush\w*|revenge|punish\w*|lesson|police|cops?|officers?|guards?|judges?|court|prison|mosques?|synagogues?|church(?:es)?|parliament|embassy|hostages?|kidnap\w*|poison\w*|overthrow\w*|illegal\w*|crimes?|criminals?|laws?|rules|polic(?:y|ies)|fake|forge[ds]?|smuggl\w*|bribe\w*|evade|martyrs?|jihad|caliphate|brothers|enem(?:y|ies)|pay for it|teach (?:him|her|them)|bleed\w*|fighters?|struggle|uprising|rebels?|until (?:he|she|they))\b/iu

/** Of one short text. */
export const isDailyCall = (text: string): boolean => (DAILY.test(text) || WISHES.test(text)) && !HARM.test(text)
