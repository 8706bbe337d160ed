/**
 * What the tokens of a text are beside themselves. Lexicon finds give them a class: "immigrants" and "gays" are both a group. Their
 * sentence gives them a context: who is spoken to, what is denied, quoted or told of.
 */
import { MARK } from '../fold/fold-kinds.ts'
import { TOKEN, TOKEN_LIMIT, type TextTokens } from '../fold/text-tokens.ts'
import { hashOf } from '../fold/vocabulary.ts'
import { STRUCTURES } from '../text/find-structure.ts'
import type { TextFeatures } from '../text/text-features.ts'

/** Context of a token, as bits: its sentence speaks to somebody, it is denied, quoted, told of, said of a group, beside "I". */
export const CONTEXT = { you: 1, negated: 2, quoted: 4, told: 8, group: 16, self: 32 } as const

/** By token. Valid until the next text. */
export type TokenClasses = {
  /** Hash of the class, 0 without one, -1 for a further word of a term that has one. */
  readonly classes: Int32Array
  readonly contexts: Uint8Array
}

export function createTokenClasses(): TokenClasses {
  return { classes: new Int32Array(TOKEN_LIMIT), contexts: new Uint8Array(TOKEN_LIMIT) }
}

const HARMLESS_HASH = hashOf('#harmless')

/** Words that are harmless together ("Moby Dick", "kill switch") say nothing alone. */
export function passHarmless({ count, hashes, kinds, starts, ends }: TextTokens, marks: Uint8Array): void {
  for (let at = 0; at < count; at += 1) {
    const kind = kinds[at]
    if ((kind !== TOKEN.plain && kind !== TOKEN.word) || !isHarmless(marks, starts[at] ?? 0, ends[at] ?? 0)) continue
    kinds[at] = TOKEN.other
    hashes[at] = HARMLESS_HASH
  }
}

/** Whether the word is one of several that are harmless together. */
function isHarmless(marks: Uint8Array, start: number, end: number): boolean {
  if (((marks[start] ?? 0) & MARK.exempt) === 0) return false
  return ((marks[start - 1] ?? 0) & MARK.exempt) !== 0 || ((marks[end] ?? 0) & MARK.exempt) !== 0
}

/** Categories whose words are exchangeable: what is said of one is said of the other. The later ones win. */
const CLASSES = [
  'cue-you',
  'cue-you-word',
  'cue-negation',
  'cue-weapon',
  'cue-violent',
  'cue-violent-done',
  'cue-third',
  'cue-should',
  'cue-hope',
  'cue-sell',
  'cue-buy',
  'drugs-topic',
  'gambling-topic',
  'sexual-mild',
  'sexual',
  'profanity',
  'insult',
  'cue-group',
  'hate',
  '#handle',
  '#digits',
  '#percent',
  '#money',
]

export type ClassTable = {
  /** By category of a find: hash of its class and its rank; 0 without a class. */
  readonly hashes: Int32Array
  readonly ranks: Uint8Array
  /** By category: the context bit that it sets for its sentence. */
  readonly contexts: Uint8Array
  /** By category: 0 where a find of it changes neither class nor context, as most do. */
  readonly matters: Uint8Array
  readonly negation: number
  readonly quote: number
}

const SETS_CONTEXT: Readonly<Record<string, number>> = {
  'cue-you': CONTEXT.you,
  'cue-you-word': CONTEXT.you,
  'cue-you-are': CONTEXT.you,
  'cue-like-you': CONTEXT.you,
  'cue-report': CONTEXT.told,
  'cue-safe': CONTEXT.told,
  'cue-group': CONTEXT.group,
  'cue-i': CONTEXT.self,
  'cue-me': CONTEXT.self,
}

export function createClassTable(categories: readonly string[]): ClassTable {
  const names = [...categories, ...STRUCTURES]
  const matters = (name: string): boolean =>
    CLASSES.includes(name) || Object.hasOwn(SETS_CONTEXT, name) || name === '#quote'
  return {
    matters: Uint8Array.from(names, (name) => (matters(name) ? 1 : 0)),
    hashes: Int32Array.from(names, (name) => (CLASSES.includes(name) ? hashOf(`#${name}`) | 1 : 0)),
    ranks: Uint8Array.from(names, (name) => CLASSES.indexOf(name) + 1),
    contexts: Uint8Array.from(names, (name) => SETS_CONTEXT[name] ?? 0),
    negation: names.indexOf('cue-negation'),
    quote: names.indexOf('#quote'),
  }
}

const NEGATES_TOKENS = 4

/** The tokens of a text, and what else they are. */
export type ClassedTokens = TokenClasses & { tokens: TextTokens }

const ranks = new Uint8Array(TOKEN_LIMIT)

/** Gives tokens their class and context, from the finds of the same text. */
export function classTokens(all: ClassedTokens, features: TextFeatures, table: ClassTable): void {
  const { tokens, classes, contexts } = all
  const { count, titled } = tokens
  classes.fill(0, 0, count)
  for (let at = 0; at < count; at += 1) contexts[at] = titled[at] === 1 ? CONTEXT.quoted : 0
  ranks.fill(0, 0, count)
  let sentence = 0
  let from = 0
  for (; sentence < features.sentenceCount && from < count; sentence += 1) {
    const end =
      sentence + 1 < features.sentenceCount ? (features.sentenceStarts[sentence + 1] ?? 0) : features.folded.length + 1
    let to = from
    while (to < count && (tokens.starts[to] ?? 0) < end) to += 1
    classSentence(all, features, table, { sentence, from, to })
    from = to
  }
}

function classSentence(
  all: ClassedTokens,
  features: TextFeatures,
  table: ClassTable,
  part: { readonly sentence: number; readonly from: number; readonly to: number },
): void {
  const { tokens, contexts } = all
  const { starts, ends } = tokens
  const last = features.sentenceFinds[part.sentence + 1] ?? 0
  let token = part.from
  let context = 0
  let quoted = -1
  for (let find = features.sentenceFinds[part.sentence] ?? 0; find < last; find += 1) {
    const category = features.categories[find] ?? 0
    if (table.matters[category] === 0) continue
    const start = features.starts[find] ?? 0
    const end = features.ends[find] ?? 0
    context |= table.contexts[category] ?? 0
    if (start === end) continue
    while (token < part.to && (ends[token] ?? 0) <= start) token += 1
    const hash = table.hashes[category] ?? 0
    if (hash !== 0) classFind(all, { hash, rank: table.ranks[category] ?? 0, end }, token, part.to)
    if (category === table.negation)
      for (let at = token, seen = 0; at < part.to && seen < NEGATES_TOKENS; at += 1)
        if ((starts[at] ?? 0) >= end) {
          contexts[at] = (contexts[at] ?? 0) | CONTEXT.negated
          seen += 1
        }
    if (category !== table.quote) continue
    if (quoted < 0) quoted = token
    else {
      for (let at = quoted; at < token; at += 1) contexts[at] = (contexts[at] ?? 0) | CONTEXT.quoted
      quoted = -1
    }
  }
  if (context !== 0) for (let at = part.from; at < part.to; at += 1) contexts[at] = (contexts[at] ?? 0) | context
}

function classFind(
  { tokens, classes }: ClassedTokens,
  find: { readonly hash: number; readonly rank: number; readonly end: number },
  from: number,
  to: number,
): void {
  for (let at = from; at < to && (tokens.starts[at] ?? 0) < find.end; at += 1) {
    if ((ranks[at] ?? 0) > find.rank) continue
    classes[at] = at === from ? find.hash : -1
    ranks[at] = find.rank
  }
}
