import { assertNever } from '@goodstanding/model'
import { type CaseCheck, type CaseContents, type CaseItem, UNCHECKED_RULE } from './case.ts'

/** What makes two items the same item, however often it is sent. */
export function itemKey(item: CaseItem): string {
  switch (item.kind) {
    case 'finding':
      return `finding/${item.decision}/${item.rule}`
    case 'report':
      return `report/${item.report}`
    case 'complaint':
      return `complaint/${item.complaint}`
    default:
      return assertNever(item)
  }
}

/** The items that a check leaves: those that were kept unchecked go, of this check and of those before. */
export function leftAfter(
  { items, checks = [] }: Pick<CaseContents, 'items' | 'checks'>,
  check: CaseCheck,
): readonly CaseItem[] {
  const checked = new Set([...checks, check].flatMap(({ cleared, found }) => [...cleared, ...found]))
  return items.filter((item) => item.kind !== 'finding' || item.rule !== UNCHECKED_RULE || !checked.has(item.decision))
}
