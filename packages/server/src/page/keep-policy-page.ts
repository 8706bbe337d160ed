/** The policy page as it is sent, kept until the policy or its rules are others: anybody may open it, and it takes long to write. */
import { type CompiledPolicy, describePolicy, type LoweredByRule } from '@goodstanding/policy'
import { type PageLanguage, renderPolicyPage } from './render-policy.ts'

type Shown = { readonly policy: () => Pick<CompiledPolicy, 'policy'>; readonly lowered: () => LoweredByRule }

export function keepPolicyPage({ policy, lowered }: Shown): (language: PageLanguage) => Buffer {
  let of: readonly unknown[] = []
  const pages = new Map<PageLanguage, Buffer>()
  return (language) => {
    const shown = { policy: policy().policy, lowered: lowered() }
    if (of[0] !== shown.policy || of[1] !== shown.lowered) pages.clear()
    of = [shown.policy, shown.lowered]
    const page =
      pages.get(language) ?? Buffer.from(renderPolicyPage(describePolicy(shown.policy, shown.lowered), language))
    pages.set(language, page)
    return page
  }
}

/** Versions that are kept beside the one in force, in the languages that they were asked for. */
const KEPT = 24

/** Pages that never change, written once: the oldest that nobody asked for again goes first. */
export function keepPages<Asked>(
  write: (asked: Asked) => Promise<string | null>,
): (asked: Asked) => Promise<Buffer | null> {
  const pages = new Map<string, Promise<Buffer | null>>()
  return (asked) => {
    const key = JSON.stringify(asked)
    const known = pages.get(key)
    const page = known ?? write(asked).then((text) => (text === null ? null : Buffer.from(text)))
    pages.delete(key)
    pages.set(key, page)
    if (known === undefined) page.catch(() => pages.delete(key)) // the database was away: the next reader asks again
    const [oldest] = pages.keys()
    if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest)
    return page
  }
}
