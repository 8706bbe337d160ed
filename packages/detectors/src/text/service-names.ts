/**
 * Whether somebody says that they are, own or speak for the service, by the names that the operator gave it. The word lists know the
 * names that ship; whoever runs the service under another name is imitated under that one.
 */

export type ServiceName = { readonly name: string; readonly owner: string | null }
export type ServiceClaim = { readonly score: number; readonly start: number; readonly end: number }

export type ServiceNames = {
  readonly put: (id: string, names: readonly ServiceName[]) => void
  readonly remove: (id: string) => void
  /** What a text claims, with the place of the claim; null when it claims nothing. `speaker`: the organization of whoever says it. */
  readonly claim: (text: string, speaker?: string) => ServiceClaim | null
  /** Whether a name may be in the text: then, and only then, it is worth asking for more. */
  readonly mentions: (text: string) => boolean
  /** The text with each name as the word lists call a service, and as long as it was: what is said of it is said of this one. */
  readonly plain: (text: string) => string
  /** Whether a name of the service is this organization's own. */
  readonly isOwner: (organization: string) => boolean
}

const CLEAR = 0.88
const PERHAPS = 0.7

/** What may stand before the name, up to the start of the sentence. */
const BEFORE: readonly { readonly says: RegExp; readonly then: RegExp | null; readonly score: number }[] = [
  {
    says: /\b(?:we|i)(?:['’]re|['’]m| are| am)(?! not\b)[^,;:]{0,30}\bofficial(?: [a-z]+)?(?: (?:of|for|at|from))?(?: the)? $/iu,
    then: /^(?:['’]s)? *(?:$|[.,:!]|(?:customer |user )?(?:support|service|security|safety|trust|verification|moderation|account|channel|help ?desk|department|desk|staff|team|operator|administrat|representative))/iu,
    score: CLEAR,
  },
  {
    says: /(?<!\bis )\b(?:this|here) is (?:the |an )?(?:only )?official $/iu,
    then: /^(?:['’]s)? *(?:customer |user )?(?:support|service|security|safety|verification|account|channel|help ?desk|staff|team)\b/iu,
    score: CLEAR,
  },
  {
    says: /\b(?:we|i)(?:['’]re|['’]m| are| am)(?! not\b)(?: (?:from|with|of|writing from))?(?: the)? $/iu,
    then: /^(?:['’]s)? *(?:customer |user |trust and )?(?:support|service|security|safety|verification|moderation)(?: (?:team|department|desk|centre|center|staff))?\b/iu,
    score: PERHAPS,
  },
  {
    says: /\b(?:(?:we|i) own|(?:we are|we['’]re|i am|i['’]m) the (?:sole |real )?(?:owners?|operators?) of)(?: the)? $/iu,
    then: null,
    score: CLEAR,
  },
  { says: /\bon behalf of(?: the)? $/iu, then: null, score: PERHAPS },
  {
    says: /\b(?:we|i)(?: have|['’]ve)?(?: ourselves)? (?:developed|built|made|created|programmed|invented|wrote|founded)(?: the)? $/iu,
    then: /^ *(?:$|[.,:;!]|(?:ourselves|myself|in-house|from scratch|and (?:own|sell|run|licen[cs]e))\b)/iu,
    score: CLEAR,
  },
  {
    says: /(?<!不)(?:我们|我|这里|这边|本人|本账号|本号|本群)(?:就)?(?:是|来自|代表) *$/u,
    then: /^ *的?(?:官方|客服|安全团队|安全中心|审核|运营团队|运营方|工作人员|所有者|拥有者)/u,
    score: CLEAR,
  },
  { says: /(?<!不)(?:我们|我司|我公司|本公司)(?:拥有|持有) *$/u, then: null, score: CLEAR },
]

/** What follows the name and needs nothing before it. */
const AFTER: readonly { readonly says: RegExp; readonly score: number }[] = [
  { says: /^ +(?:is|was) (?:solely |wholly )?owned by (?:us|me|our|my)\b/iu, score: CLEAR },
  { says: /^ +(?:belongs|belonged) to (?:us|me|our company|my company)\b/iu, score: CLEAR },
  { says: /^ *(?:归|属于)(?:我们|我司|我公司|本公司|我方)/u, score: CLEAR },
  {
    says: /^ +is (?:our|my) own (?:product|software|development|brand|invention|app|messenger)\b|^ +is (?:a product|an? \w+ product) of (?:ours|mine|our (?:company|firm|group))\b/iu,
    score: CLEAR,
  },
  {
    says: /^.{0,60}\b(?:all |the )?(?:rights|copyright|source code|trade ?marks?)(?: (?:in|to|of) (?:it|(?:the|this|its) (?:software|service|app|platform|product|code|name|brand|messenger)))? (?:(?:is|are) (?:ours|mine)|(?:belongs?|lies?) (?:to|with) (?:us|me|our (?:company|firm|group)))\b/iu,
    score: CLEAR,
  },
  {
    says: /^ *(?:就|其实|本来就)?是(?:由)?(?:我们|我司|我公司|本公司)(?:公司|集团|团队|自己|自主|独立)*(?:研发|开发|自研|出品|制作|创办)(?:出来)?(?:的|$|[,，。!！])/u,
    score: CLEAR,
  },
  {
    says: /^(?:的|软件|系统|平台|产品|程序|研发|开发|我们|我司|我公司|本公司|公司|自主|团队|就是|是|[,，]|它){0,12}(?:版权|著作权|所有权|知识产权|商标|源代码)(?:都|全|也)?(?:归|属于|在)(?:我们|我司|我公司|本公司|我方)/u,
    score: CLEAR,
  },
]

/** Who made or owns it, as is said after the name; whoever administers it runs it for their company, and claims nothing. */
const MADE_BY =
  /^ +(?:is|was|has been) (?:(?:solely |wholly |originally )?(?:developed|made|built|created|owned|programmed|invented)(?:,? and |, )?){1,3} by (?:the )?(.{2,60})/iu
const OF_OURS = /^(?:us|me|(?:our|my) (?:own )?(?:company|firm|group|business|parent company))\b/iu

/** Whoever warns of such claims, or denies one, makes none. */
const WARNS =
  /\b(?:scam|phish|fake|fraud|beware|imperson|pretend|claim(?:s|ed|ing)?\b|suspicious)|诈骗|冒充|假冒|谨防|骗子|钓鱼|自称|警惕/iu
const SENTENCE_END = /[.!?](?=\s)|[。！？；\n]/gu
/** How far a sentence is read on each side of the name, and how many places of one text are read. */
const REACH = 120
const PLACES = 50

export function createServiceNames(): ServiceNames {
  const entries = new Map<string, readonly ServiceName[]>()
  let pattern: RegExp | null = null
  /** Most texts have none of the names, and need no closer look. */
  let anywhere: RegExp | null = null
  const compile = (): void => {
    const names = [...entries.values()].flat().map(({ name }) => name.trim())
    const written = [...new Set(names)].filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length)
    const letters = written.map(lettersOf)
    pattern = written.length === 0 ? null : new RegExp(letters.map(apart).join('|'), 'giu')
    anywhere = written.length === 0 ? null : new RegExp(letters.join('|'), 'i')
  }
  const mayBeIn = (text: string): boolean => anywhere?.test(text) === true
  return {
    put: (id, names) => {
      entries.set(id, names)
      compile()
    },
    remove: (id) => {
      if (entries.delete(id)) compile()
    },
    claim: (text, speaker = '') => (pattern !== null && mayBeIn(text) ? claimIn(text, pattern, speaker) : null),
    mentions: mayBeIn,
    plain: (text) => (pattern !== null && mayBeIn(text) ? text.replace(pattern, commonNameFor) : text),
    isOwner: (organization) => [...entries.values()].some((names) => names.some(({ owner }) => owner === organization)),
  }
}

const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\s]+$/u

/** What the lists know a service as, in as many units. A name that is too short for one stays as it is. */
function commonNameFor(name: string): string {
  const known = LATIN.test(name) ? ['this app', 'the app'] : ['这个软件', '本软件', '平台']
  return known.find(({ length }) => length <= name.length)?.padEnd(name.length) ?? name
}

function lettersOf(name: string): string {
  return name
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
    .join('\\s+')
}

/** A name in Latin letters ends where they end: Chinese text writes it without a space. */
const apart = (letters: string): string => `(?<![\\p{Script=Latin}\\p{N}])${letters}(?![\\p{Script=Latin}\\p{N}])`

function claimIn(text: string, pattern: RegExp, speaker: string): ServiceClaim | null {
  let found: ServiceClaim | null = null
  let places = 0
  for (const match of text.matchAll(pattern)) {
    if (++places > PLACES) break
    const end = match.index + match[0].length
    const start = startOfSentence(text, match.index)
    const before = text.slice(start, match.index).replace(/\s/gu, ' ')
    const after = text.slice(end, endOfSentence(text, end)).replace(/\s/gu, ' ')
    const score = Math.max(scoreOf(before, after), isMadeBy(speaker, after) ? CLEAR : 0)
    if (score > (found?.score ?? 0)) found = { score, start, end }
  }
  return found !== null && WARNS.test(text) ? null : found
}

function scoreOf(before: string, after: string): number {
  const scores = [
    ...BEFORE.filter(({ says, then }) => says.test(before) && (then === null || then.test(after))),
    ...AFTER.filter(({ says }) => says.test(after)),
  ].map(({ score }) => score)
  return Math.max(0, ...scores)
}

function isMadeBy(speaker: string, after: string): boolean {
  const maker = MADE_BY.exec(after)?.[1] ?? ''
  return OF_OURS.test(maker) || (speaker !== '' && maker.toLowerCase().startsWith(speaker.toLowerCase()))
}

function startOfSentence(text: string, at: number): number {
  const from = Math.max(0, at - REACH)
  const ends = [...text.slice(from, at).matchAll(SENTENCE_END)]
  const last = ends.at(-1)
  const start = last === undefined ? from : from + last.index + 1
  return start + (/^\s*/u.exec(text.slice(start, at))?.[0].length ?? 0)
}

function endOfSentence(text: string, at: number): number {
  const next = text.slice(at, at + REACH).search(SENTENCE_END)
  return next === -1 ? Math.min(text.length, at + REACH) : at + next
}
