import { assertNever } from '@goodstanding/model'
import type { CaseItem } from './case.ts'

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
