/**
 * A head that few hands taught hears a family of deeds alike: who breaks into a mailbox, who uses a hole and who floods a server speak of
 * logins and servers all three. Which of them a text is about its words say, and no head of its own is needed for it: where the model alone
 * asks for a person, the lists decide under which name, and what excuses the deed in them excuses it here.
 */
import type { SignalName } from '@goodstanding/model'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { TextFeatures } from './text-features.ts'

type Member = { readonly signal: SignalName; readonly kinds: string; readonly unless: string }

/** Whoever warns of it, forbids it, tells of it, or has leave for it, does not do it. */
const CLEARED = 'cue-safe cue-enforced sign-house-rule sign-retold sign-leave sign-defence sign-tried'

/** By family: first what the head is named for, then what else it hears; each with kinds of words that the others seldom have. */
const FAMILIES: readonly (readonly [own: Member, ...others: readonly Member[]])[] = [
  [
    {
      signal: 'text.attack-service',
      kinds: 'sign-strike-end sign-strike-do sign-attack-deed sign-attack-harm attack-service',
      unless: '',
    },
    {
      signal: 'text.break-in',
      kinds:
        'sign-whose-box sign-whose-key sign-entry-key sign-entry-box sign-snoop sign-looked sign-peek-what sign-bare-into-what',
      unless: `${CLEARED} sign-bare-victim sign-entry-asked`,
    },
    {
      signal: 'text.exploit',
      kinds:
        'sign-bug sign-hole sign-hole-gain sign-probe-weak sign-bug-gain sign-pry-tool sign-pry-find sign-check-way',
      unless: `${CLEARED} sign-bug-mending sign-pry-tame`,
    },
  ],
  [
    {
      signal: 'text.account-trade',
      kinds: 'sign-acct-plain sign-acct-many sign-acct-bulk sign-login-fresh account-trade',
      unless: '',
    },
    {
      signal: 'text.account-lending',
      kinds: 'sign-lend-what sign-lend-whose sign-as-me sign-shared-by account-lending',
      unless: '',
    },
    {
      signal: 'text.seat-resale',
      kinds: 'sign-seat-thing sign-seat-sold sign-resell-what sign-resell-do seat-topic',
      unless: '',
    },
  ],
  [
    { signal: 'text.stolen-data', kinds: 'stolen-data sign-ids-out', unless: '' },
    { signal: 'text.scraping', kinds: 'sign-bare-tool sign-scrape-tool', unless: `${CLEARED} sign-bare-leave` },
  ],
  [
    { signal: 'text.official-claim', kinds: 'official-topic cue-service', unless: '' },
    {
      signal: 'text.impersonation',
      kinds: 'sign-be-who sign-claim-office sign-pose-who sign-other-role',
      unless: '',
    },
  ],
]

/**
 * Under which signal a text counts that a head heard as `heard`: the member of its family with most kinds of words in it, else itself. Null
 * where that is excused.
 */
export function createHeardAs({
  categories,
}: Lexicon): (heard: SignalName, features: TextFeatures) => SignalName | null {
  const placesOf = (kinds: string) =>
    kinds
      .split(' ')
      .map((kind) => categories.indexOf(kind))
      .filter((place) => place >= 0)
  const families = FAMILIES.map((members) =>
    members.map(({ signal, kinds, unless }) => ({ signal, kinds: placesOf(kinds), unless: placesOf(unless) })),
  )
  return (heard, { present }) => {
    const isThere = (kind: number): boolean => (present[kind] ?? 0) > 0
    let [told, most] = [heard, 0]
    let isExcused = false
    for (const { signal, kinds, unless } of families.find(([own]) => own?.signal === heard) ?? []) {
      const count = kinds.filter(isThere).length
      if (count <= most) continue
      ;[told, most] = [signal, count]
      isExcused = unless.some(isThere)
    }
    return isExcused ? null : told
  }
}
