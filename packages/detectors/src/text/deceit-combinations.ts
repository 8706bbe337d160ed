/** What words of deceit, pressure and persuasion mean together. */
import { type Combination, combine } from './combination.ts'

const CONTACT = 'cue-contact|contact-drop|#handle|#digits'

export const DECEIT_COMBINATIONS: readonly Combination[] = [
  combine('text.fraud', 0.92, 'fraud & cue-click|#url', { reach: 'text' }),
  combine('text.fraud', 0.9, 'fraud & fraud', { reach: 'text' }),
  combine('text.fraud', 0.88, 'fraud & cue-urgent|cue-contact|contact-drop|cue-offer|#money', { reach: 'text' }),
  combine('text.fraud', 0.88, 'fraud-topic & fraud-topic & cue-click|#url & cue-urgent', { reach: 'text' }),
  combine('text.fraud', 0.86, 'fraud-topic & fraud-topic & #url & cue-click', { reach: 'text' }),
  combine('text.fraud', 0.86, 'cue-offer & cue-offer & #money|#percent & cue-contact|contact-drop', { reach: 'text' }),

  combine('text.money-request', 0.92, 'cue-transfer & cue-urgent & cue-secret', { reach: 'text' }),
  combine('text.money-request', 0.9, 'cue-transfer & cue-boss & cue-secret', { reach: 'text' }),
  combine('text.money-request', 0.88, 'cue-transfer & #money & cue-secret', { reach: 'text' }),
  combine('text.money-request', 0.88, 'money-request & cue-urgent|cue-secret|cue-boss|#money|#digits', {
    reach: 'text',
  }),
  // Suppliers do change banks: it takes where or what to pay, and nobody who tells whom to ask first.
  combine('text.money-request', 0.9, 'sign-cv-bank-new & sign-cv-pay-new', {
    reach: 'text',
    unless: 'cue-safe sign-cv-pay-check',
  }),
  combine('text.money-request', 0.9, 'cue-pay >12 #money & cue-secret', { reach: 'text' }),
  combine('text.money-request', 0.88, 'cue-pay >12 #money & cue-boss & cue-urgent', { reach: 'text' }),
  combine('text.money-request', 0.7, 'cue-transfer & cue-urgent & #money|#digits|cue-boss', { reach: 'text' }),

  combine('text.fundraising', 0.9, 'fundraising & #money|#digits|#url|cue-transfer|fundraising-topic|cue-click', {
    reach: 'text',
    unless: 'sign-collected sign-matched sign-own-child',
  }),
  combine('text.fundraising', 0.88, 'fundraising & cue-transfer', {
    reach: 'text',
    plain: true,
    unless: 'cue-safe sign-collected sign-matched sign-own-child',
  }),
  combine(
    'text.fundraising',
    0.88,
    'fundraising-topic & fundraising-topic & #money|#digits|#url|cue-transfer|cue-click',
    { reach: 'text', unless: 'sign-collected sign-matched' },
  ),

  combine('text.advertising', 0.92, `advertising & advertising & ${CONTACT}|#url|#money|#percent|cue-act`, {
    reach: 'text',
  }),
  combine('text.advertising', 0.9, `advertising & ${CONTACT}|#url`, { reach: 'text' }),
  combine('text.advertising', 0.88, 'advertising & advertising', { reach: 'text' }),
  combine('text.advertising', 0.86, 'advertising & advertising-topic & cue-act|#money|#percent|cue-urgent', {
    reach: 'text',
  }),
  combine(
    'text.advertising',
    0.88,
    `advertising-topic & advertising-topic & ${CONTACT}|#url & #money|#percent|cue-urgent|cue-act`,
    { reach: 'text' },
  ),
  combine('text.spam', 0.9, `spam & spam & ${CONTACT}|#url|#money|cue-click`, { reach: 'text' }),
  combine('text.spam', 0.88, 'spam & spam', { reach: 'text' }),
  combine('text.spam', 0.88, 'spam & contact-drop|#url|#money|#percent|cue-contact', { reach: 'text' }),
  combine('text.spam', 0.86, `cue-offer & cue-offer & cue-act & ${CONTACT}|#url`, { reach: 'text' }),
  combine('text.spam', 0.88, 'advertising & cue-urgent & contact-drop|#url', { reach: 'text' }),
  combine('text.spam', 0.86, 'fraud & contact-drop', { reach: 'text' }),

  combine('text.fraud', 0.86, 'fraud & fraud-topic', { reach: 'text' }),
  combine('text.fraud', 0.86, 'fraud-topic & fraud-topic & fraud-topic & #url|cue-click|#money', { reach: 'text' }),
  combine('text.fraud', 0.88, 'cue-won > #money & #digits|#url|cue-contact|cue-click|fraud', { reach: 'text' }),
  combine('text.spam', 0.7, 'spam-topic & spam-topic & #url|#digits|#money'),
  combine('text.spam', 0.86, 'spam-topic & spam-topic & spam-topic & #url|#digits|#money', { reach: 'text' }),
  combine('text.spam', 0.86, 'spam & spam-topic & #url|#digits|#money|cue-act', { reach: 'text' }),

  combine('text.fraud', 0.88, 'windfall-topic & windfall-topic & windfall-ask', { reach: 'text' }),
  combine('text.fraud', 0.88, 'windfall-topic & #money & windfall-ask & cue-you', { reach: 'text' }),
  combine('text.fraud', 0.88, 'cue-guarantee & invest-topic & #percent|#money', { reach: 'text' }),
  combine('text.fraud', 0.88, 'cue-guarantee & invest-topic & invest-topic', { reach: 'text' }),

  combine('text.hoax', 0.9, 'hoax-topic & cue-spread & cue-spread', { reach: 'text' }),
  combine('text.hoax', 0.88, 'hoax-topic & hoax-topic|hoax-event & cue-spread', { reach: 'text' }),
  combine('text.hoax', 0.9, 'hoax & cue-spread|hoax-topic', { reach: 'text' }),
  combine('text.hoax', 0.86, 'hoax-cure & hoax-hidden', { plain: true, unless: 'cue-safe' }),
  combine('text.hoax', 0.88, 'hoax-scare & cue-spread', { reach: 'text', plain: true, unless: 'cue-safe' }),

  combine('text.contact-drop', 0.88, 'cue-contact & #handle|#digits'),
  combine('text.contact-drop', 0.88, 'contact-drop & #handle|#digits|cue-contact'),
]
