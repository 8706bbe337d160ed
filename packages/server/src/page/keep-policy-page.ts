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
