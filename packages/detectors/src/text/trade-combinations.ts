/** What words of illicit trades mean together: a topic, an offer, a price, a contact. */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

const CONTACT = 'cue-contact|contact-drop|#handle|#digits'
const PRICE = '#money|cue-price'
/** Whoever found out that somebody sells it names no way to buy: a person looks. */
const TOLD_OF_OTHERS = 'sign-sold-by-others'

/**
 * What all trades share; `topic` words alone are ordinary. `sold`: the words of an offer that count beside them. Of goods that every
 * office has - records, papers - only plain ones do: a price list or a vendor stands beside a database every day.
 */
function tradeOf(signal: SignalName, name: string, sold = 'cue-sell'): readonly Combination[] {
  const topic = `${name}-topic`
  return [
    combine(signal, 0.9, `${topic} & ${sold} & ${CONTACT}`, { reach: 'text' }),
    combine(signal, 0.88, `${topic} & ${sold} & ${PRICE}`, { reach: 'text', unless: TOLD_OF_OTHERS }),
    combine(signal, 0.88, `${topic} & ${topic} & ${sold}`, { unless: TOLD_OF_OTHERS }),
    combine(signal, 0.7, `${topic} & ${sold}`),
    combine(signal, 0.86, `cue-buy > ${topic} & ${CONTACT}|${PRICE}`, { reach: 'text' }),
    combine(signal, 0.7, `cue-buy > ${topic}`),
    combine(signal, 0.92, `${signal.slice('text.'.length)} & ${CONTACT}|${PRICE}|#url|${sold}|cue-buy`, {
      reach: 'text',
    }),
  ]
}

/** Goods that nobody offers at work for a good reason: a word of supply is enough beside two of them, or beside a price. */
function availableOf(signal: SignalName, topic: string): readonly Combination[] {
  return [
    combine(signal, 0.86, `${topic} & ${topic} & cue-avail`, { reach: 'text', unless: TOLD_OF_OTHERS }),
    combine(signal, 0.88, `${topic} & cue-avail & ${CONTACT}`, { reach: 'text' }),
    combine(signal, 0.88, `${topic} & cue-avail & #money`, { reach: 'text', unless: TOLD_OF_OTHERS }),
    combine(signal, 0.86, `${topic} & cue-avail & cue-avail`, { reach: 'text', unless: TOLD_OF_OTHERS }),
  ]
}

export const TRADE_COMBINATIONS: readonly Combination[] = [
  ...tradeOf('text.drugs', 'drugs'),
  ...tradeOf('text.weapons', 'weapons'),
  ...tradeOf('text.forged-documents', 'forged', 'cue-deal'),
  ...tradeOf('text.stolen-data', 'stolen', 'cue-deal'),

  // Words of the trade that offices have too, beside an offer.
  ...(['stolen-data', 'laundering', 'weapons'] as const).map((trade) =>
    combine(`text.${trade}`, 0.88, `${trade} & cue-sell|cue-deal|cue-avail|contact-drop`, {
      reach: 'text',
      unless: 'cue-safe',
    }),
  ),

  ...availableOf('text.drugs', 'drugs-topic'),
  ...availableOf('text.weapons', 'weapons-topic'),
  // Words of which everybody thinks of food or rest first: they need a wink beside the offer.
  combine('text.drugs', 0.88, 'drugs-slang & cue-discreet & cue-sell|cue-avail|#money|cue-contact|contact-drop', {
    reach: 'text',
  }),
  combine('text.drugs', 0.86, 'drugs-slang & drugs-topic & cue-sell|cue-avail|cue-contact|contact-drop', {
    reach: 'text',
  }),
  // Papers that every office handles: offered as what they are not.
  combine('text.forged-documents', 0.88, 'cue-fake > forged-topic|paper-topic & cue-avail|cue-deal|cue-contact', {
    reach: 'text',
  }),
  combine('text.forged-documents', 0.86, 'forged-topic|paper-topic > cue-fake & cue-avail|cue-deal|cue-contact', {
    reach: 'text',
  }),
  combine('text.forged-documents', 0.88, 'cue-forger & cue-forger & paper-topic', { reach: 'text' }),
  // Everybody has papers made, and doctors write sick notes: it takes an ease that no office has, or a way to deal elsewhere.
  combine('text.forged-documents', 0.9, 'sign-paper-made & contact-drop', { reach: 'text', unless: 'cue-safe' }),
  combine(
    'text.forged-documents',
    0.9,
    'sign-paper-made & sign-paper-ease & sign-paper-ease|cue-contact|cue-price|#money',
    {
      reach: 'text',
      unless: 'cue-safe',
    },
  ),
  combine('text.forged-documents', 0.7, 'sign-paper-made & sign-paper-ease', {
    reach: 'text',
    unless: 'cue-safe',
  }),
  combine('text.forged-documents', 0.88, 'paper-topic & paper-topic & cue-fake & #money|cue-price|cue-contact', {
    reach: 'text',
  }),
  combine('text.stolen-data', 0.88, 'cue-stolen > stolen-topic & cue-avail|cue-deal', {
    reach: 'text',
    unless: TOLD_OF_OTHERS,
  }),
  combine('text.stolen-data', 0.86, 'stolen-topic > cue-stolen & cue-avail|cue-deal', {
    reach: 'text',
    unless: TOLD_OF_OTHERS,
  }),

  combine('text.gambling', 0.9, 'gambling-topic & gambling-topic & cue-act|cue-offer|#url'),
  combine('text.gambling', 0.9, 'gambling-topic & cue-offer|cue-act & #url|#money|#percent|contact-drop|cue-contact', {
    reach: 'text',
  }),
  combine('text.gambling', 0.92, 'gambling & cue-act|cue-offer|#url|cue-contact|contact-drop|#money', {
    reach: 'text',
  }),
  combine('text.gambling', 0.7, 'gambling-topic & cue-offer'),
  combine('text.gambling', 0.86, 'gambling-agent', { plain: true, unless: 'cue-safe' }),

  combine('text.pyramid', 0.9, 'pyramid-topic & pyramid-topic & pyramid-topic & cue-act|cue-offer|#percent', {
    reach: 'text',
  }),
  combine('text.pyramid', 0.9, 'pyramid & pyramid-topic|cue-act|#percent|#money', { reach: 'text' }),
  combine('text.pyramid', 0.86, 'pyramid-topic & pyramid-topic & pyramid-topic & pyramid-topic', { reach: 'text' }),
  combine('text.laundering', 0.9, 'laundering & laundering-topic|cue-contact|contact-drop|#percent|cue-sell', {
    reach: 'text',
  }),
  combine(
    'text.laundering',
    0.88,
    'laundering-topic & laundering-topic & laundering-topic & cue-offer|cue-sell|cue-contact|#percent',
    { reach: 'text' },
  ),
]
