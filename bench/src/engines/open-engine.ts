/** The engine that the decision bench measures: shipped policy, generated rules and terms, protected names, facts. */
import { readFileSync } from 'node:fs'
import {
  createLexicon,
  createTextDetector,
  gatherNames,
  type Lexicon,
  readAgeTable,
  readDefaultLexicon,
  readTextModel,
  type TextModel,
} from '@goodstanding/detectors'
import { createDetectorSet, createEngine, createFactMemory, type DetectText, NO_FILES } from '@goodstanding/engine'
import { compilePolicy, readPolicy } from '@goodstanding/policy'
import { parse } from 'yaml'
import { type MessageEvent, PEOPLE, STEP_MS } from '../generate/events.ts'
import { addRules, shippedPolicy } from '../generate/policy.ts'
import { createRandom } from '../generate/random.ts'
import { COUNTRIES, generateRules, ORGANIZATIONS } from '../generate/rules.ts'
import { readShippedNames } from '../generate/shipped-names.ts'
import { generateTerms } from '../generate/terms.ts'
import { createTermReader } from './read-terms.ts'

export const RULES = 1_000
export const TERMS = 10_000
/** Before the same events come again, so much time goes by that every window has emptied. */
const PAUSE_MS = 60 * 86_400_000
const START = Date.parse('2026-11-01T10:00:00Z')
const MODEL = new URL('../../../models/text/text-model.bin', import.meta.url)
const MINIMUM_AGES = new URL('../../../policies/packs/jurisdiction/minimum-age.yaml', import.meta.url)
/** Generated terms weigh on what the shipped lists know; none alone is enough for a finding. */
const CATEGORIES = ['spam', 'fraud', 'gambling', 'profanity']

/** The shipped lists and the generated terms. */
export function openLexicon(): Lexicon {
  const added = generateTerms(createRandom(2), TERMS).map((term, at) => {
    const category = CATEGORIES[at % CATEGORIES.length] ?? 'spam'
    return { term, category, weight: 0.3, open: 'closed' } as const
  })
  return createLexicon([...readDefaultLexicon(), ...added])
}

/** The trained model that ships. */
export function openModel(): TextModel {
  const model = readTextModel(readFileSync(MODEL))
  if (!model.ok) throw new Error(`The text model is refused: ${model.refusal.kind}`)
  return model.value
}

/**
 * What an engine does with texts. `classified`: everything the product does. `matched`: folded and searched for every term,
 * whose weights are the scores; what the typical stack does. `unread`: nothing.
 */
export type TextReading = 'classified' | 'matched' | 'unread'

function openReader(reading: TextReading): DetectText | null {
  switch (reading) {
    case 'classified':
      return createTextDetector(openLexicon(), openModel()).detect
    case 'matched':
      return createTermReader(openLexicon())
    case 'unread':
      return null
  }
}

function openFacts(service: { readonly names: readonly string[]; readonly domains: readonly string[] }) {
  const facts = createFactMemory({ service, protectedNames: gatherNames(readShippedNames()) })
  for (let at = 0; at < ORGANIZATIONS; at++) {
    const body = {
      name: `Organization ${at}`,
      kind: 'company',
      country: COUNTRIES[at % COUNTRIES.length],
      domains: [`org-${at}.example`],
    }
    facts.apply({ kind: 'organization', id: `org-${at}`, body })
  }
  for (let at = 0; at < PEOPLE; at++) {
    const body = { organization: `org-${at % ORGANIZATIONS}`, kind: 'member', name: `Person ${at}` }
    facts.apply({ kind: 'person', id: `u${at}`, body })
  }
  return facts
}

export type Decide = (event: MessageEvent) => 'allow' | 'flag' | 'hold' | 'block'

/** An engine whose events come one after another, though the same `cycle` events are given again and again. */
export function openEngine(reading: TextReading, cycle: number): Decide {
  const read = readPolicy(addRules(shippedPolicy(), generateRules(createRandom(1), RULES)))
  if (!read.ok) throw new Error(`The policy is refused: ${JSON.stringify(read.refusal.slice(0, 3))}`)
  const ages = readAgeTable(parse(readFileSync(MINIMUM_AGES, 'utf8')))
  if (!ages.ok) throw new Error(ages.refusal.message)
  const engine = createEngine({
    policy: compilePolicy(read.value, { mode: 'generated' }),
    facts: openFacts(read.value.service),
    detectors: createDetectorSet({ text: openReader(reading), files: NO_FILES, ages: ages.value }),
  })
  let decided = 0
  return ({ id, source, type, data }) => {
    const time = START + decided * STEP_MS + Math.floor(decided / cycle) * PAUSE_MS
    decided++
    const { decision } = engine.decide({ id, source, type, time, data }, 'dec_bench', time)
    if (decision.degraded === true) throw new Error('The engine answered in degraded mode.')
    return decision.effect
  }
}
