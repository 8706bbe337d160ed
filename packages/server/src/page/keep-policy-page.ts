/** The policy page as it is sent, kept until the policy or its rules are others: anybody may open it, and it takes long to write. */
import { type CompiledPolicy, describePolicy, type LoweredByRule } from '@goodstanding/policy'
import { type PageLanguage, renderPolicyPage } from './render-policy.ts'

type Shown = {
  readonly policy: () => Pick<CompiledPolicy, 'policy'>
  readonly lowered: () => LoweredByRule
  /** From when it counts, whatever its files say. */
  readonly since: () => number
}

export function keepPolicyPage({ policy, lowered, since }: Shown): (language: PageLanguage) => Buffer {
  let of: readonly unknown[] = []
  const pages = new Map<PageLanguage, Buffer>()
  return (language) => {
    const now = [policy().policy, lowered(), since()] as const
    if (now.some((part, at) => part !== of[at])) pages.clear()
    of = now
    const [shown, lesser, effectiveFrom] = now
    const page =
      pages.get(language) ??
      Buffer.from(renderPolicyPage(describePolicy({ ...shown, effectiveFrom }, lesser), language))
    pages.set(language, page)
    return page
  }
}
