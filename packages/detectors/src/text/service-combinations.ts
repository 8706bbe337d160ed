/** What words about accounts, seats, rules and information of the service mean together. */
import { type Combination, combine } from './combination.ts'

export const SERVICE_COMBINATIONS: readonly Combination[] = [
  combine('text.account-trade', 0.9, 'account-topic & cue-sell & #money|cue-contact|contact-drop', { reach: 'text' }),
  combine('text.account-trade', 0.88, 'cue-buy > account-topic & #money|cue-contact|contact-drop|cue-price', {
    reach: 'text',
  }),
  combine('text.account-trade', 0.86, 'account-topic & account-topic & cue-sell', { unless: 'sign-acct-house' }),
  combine(
    'text.account-trade',
    0.9,
    'sign-acct-moves & cue-sell|cue-buy|cue-price|cue-avail|#money|cue-contact|contact-drop',
    {
      reach: 'text',
      unless: 'sign-acct-house',
    },
  ),
  combine('text.account-trade', 0.7, 'sign-acct-moves', { unless: 'sign-acct-house' }),
  combine('text.account-lending', 0.88, 'account-lending & account-lending', { reach: 'text', unless: 'sign-forbid' }),
  combine('text.account-lending', 0.86, 'account-lending & cue-transfer|#money|cue-everyone|cue-you', {
    unless: 'sign-forbid',
  }),
  combine('text.account-lending', 0.88, 'cue-rent >4 account-topic'),
  combine('text.account-lending', 0.88, 'account-topic >4 cue-rent'),
  combine(
    'text.attack-service',
    0.88,
    'attack-service & cue-sell|cue-buy|cue-price|#money|cue-contact|contact-drop|attack-topic',
    {
      reach: 'text',
    },
  ),
  combine('text.attack-service', 0.88, 'attack-topic & attack-topic & #money|cue-sell|cue-contact|contact-drop', {
    reach: 'text',
  }),
  combine('text.attack-service', 0.88, 'attack-call', { plain: true, unless: 'cue-safe' }),
  combine('text.seat-resale', 0.9, 'seat-topic & cue-deal & #money|cue-contact|contact-drop|#percent', {
    reach: 'text',
  }),
  combine(
    'text.seat-resale',
    0.88,
    'sign-fr-spare & sign-fr-outward|#money|cue-deal|cue-sell|cue-contact|contact-drop',
    {
      reach: 'text',
      unless: 'sign-fr-ours',
    },
  ),
  combine('text.seat-resale', 0.86, 'seat-topic > cue-deal & seat-topic'),
  combine('text.seat-resale', 0.88, 'cue-rent & seat-topic & seat-topic & #money|cue-contact|contact-drop', {
    reach: 'text',
  }),

  combine('text.evasion-help', 0.88, 'cue-bypass > evasion-topic', { unless: 'cue-tech sign-virtual sign-fr-life' }),
  combine('text.evasion-help', 0.9, 'sign-fr-evade', { unless: 'sign-fr-life' }),
  combine('text.evasion-help', 0.88, 'evasion-help & evasion-topic|cue-bypass|encouragement', { reach: 'text' }),
  combine('text.evasion-help', 0.88, 'evasion-help & evasion-help', { reach: 'text' }),
  combine('text.reverse-engineering', 0.88, 'reverse-topic > cue-client'),
  combine('text.reverse-engineering', 0.88, 'reverse-topic & reverse-topic & cue-client'),
  combine('text.reverse-engineering', 0.88, 'reverse-engineering & cue-client|reverse-topic|cue-sell|#url'),
  combine('text.official-claim', 0.86, 'cue-am >12 official-topic & official-topic & cue-service'),
  combine('text.official-claim', 0.86, 'claim-we >18 official-word & service-name', { plain: true }),
  combine('text.official-claim', 0.88, 'official-claim & official-claim', { reach: 'text' }),
  combine('text.official-claim', 0.88, 'official-claim & cue-service|fraud-topic|cue-click', {
    reach: 'text',
    unless: 'sign-first-writer sign-desk-answered',
  }),

  combine(
    'text.encouragement',
    0.9,
    'encouragement & evasion-help|crime-topic|self-harm|gambling|drugs|hate|expel|expel-act|crime-incitement|account-lending|reverse-engineering|cue-break-rules|threat|dangerous-instruction|stolen-data|doxxing|bully-deed',
    { reach: 'text' },
  ),
  combine(
    'text.encouragement',
    0.88,
    'cue-urge & evasion-help|self-harm|gambling|drugs|hate|crime-incitement|account-lending|cue-break-rules|threat|stolen-data|doxxing|bully-deed',
    { unless: 'cue-tech' },
  ),
  combine('text.encouragement', 0.88, 'encouragement & encouragement', { reach: 'text' }),
  combine('text.encouragement', 0.86, 'encouragement & cue-urge'),
  combine('text.encouragement', 0.88, 'cue-everyone > cue-break-rules'),

  combine('text.confidential', 0.9, 'confidential & confidential', { reach: 'text' }),
  // A mark of secrecy is on letters to whom they are of, and in every promise of silence: it takes a second mark, what is kept from all, or the quiet.
  combine('text.confidential', 0.88, 'confidential & sign-inmost|sign-secret-deal', {
    reach: 'text',
    unless: 'sign-no-leak sign-confided',
  }),
  combine('text.confidential', 0.88, 'confidential & sign-furtive', { reach: 'text', unless: 'sign-no-leak' }),
  // Price lists, drawings and agreements go to customers every day; what is let out on the quiet does not.
  combine('text.confidential', 0.88, 'confidential-topic|sign-inmost & sign-furtive', {
    reach: 'text',
    unless: 'sign-no-leak',
  }),
  combine('text.confidential', 0.7, 'sign-inmost & cue-leak', { reach: 'text', unless: 'sign-no-leak' }),
  combine('text.doxxing', 0.9, 'dox-fact & dox-act', { reach: 'text' }),
  combine('text.doxxing', 0.88, 'dox-fact & dox-fact'),
  // A number is given every day; that many shall call it is not.
  combine('text.doxxing', 0.9, 'dox-phone & dox-rally', { reach: 'text' }),
  combine('text.doxxing', 0.88, 'doxxing & dox-fact|dox-act|#digits', { reach: 'text' }),
]
