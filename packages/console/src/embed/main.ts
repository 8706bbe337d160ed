/** Defines the three elements. Loading the file twice does no harm. */
import { FeedbackElement } from './feedback-element.ts'
import { NoticeElement } from './notice-element.ts'
import { StandingElement } from './standing-element.ts'

const ELEMENTS = {
  'goodstanding-feedback': FeedbackElement,
  'goodstanding-standing': StandingElement,
  'goodstanding-notice': NoticeElement,
} as const

for (const [name, element] of Object.entries(ELEMENTS))
  if (!customElements.get(name)) customElements.define(name, element)
