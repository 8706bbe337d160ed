/** Work on many at once that one bad item must not stop: halved until the bad one stands alone, which is told and passed over. */
import { DatabaseFault } from '@goodstanding/ledger'

export type PassingOver<Item, Value> = {
  /** Done for all of them or for none, and safe to repeat. */
  readonly work: (items: readonly Item[]) => Promise<readonly Value[]>
  /** Whether no item can have caused a fault: it is thrown. Absent: the database is away, or refuses whatever it is asked. */
  readonly isOfAll?: (fault: unknown) => boolean
  /** Hears of an item that cannot be worked on. What it throws ends all. */
  readonly tell: (item: Item, fault: unknown) => void
}

const isOfDatabase = (fault: unknown): boolean => fault instanceof DatabaseFault && fault.kind !== 'unstorable'

/** What the work answers for all items but the bad ones. */
export async function passOverBad<Item, Value>(
  items: readonly Item[],
  passing: PassingOver<Item, Value>,
): Promise<readonly Value[]> {
  const [first] = items
  if (first === undefined) return []
  try {
    return await passing.work(items)
  } catch (fault) {
    if ((passing.isOfAll ?? isOfDatabase)(fault)) throw fault
    if (items.length === 1) {
      passing.tell(first, fault)
      return []
    }
  }
  const middle = items.length >> 1
  const before = await passOverBad(items.slice(0, middle), passing)
  return [...before, ...(await passOverBad(items.slice(middle), passing))]
}
