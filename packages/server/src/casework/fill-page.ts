/** Full pages of lists that leave out rows after they are read, since what decides lies sealed, in other rows, or in other queues. */
import type { Page, PageRequest } from '@goodstanding/ledger'

/** A row that says where the page behind it begins. */
type Placed = { readonly after: string }

export type Filling<Row, Item> = {
  readonly read: (page: PageRequest) => Promise<Page<Row>>
  /** Rows that stay, in their order, each with what is shown of it. */
  readonly keep: (rows: readonly Row[]) => Promise<readonly (readonly [Row, Item])[]>
}

/** Rows that are read at once to make up for those left out. */
const AT_ONCE = 500
/** Ten thousand rows: beyond that a page is short, and has a `next`, so that one request reads no whole ledger. */
const READINGS = 20

/** Reads on until the page is full or the list ends. */
export async function fillPage<Row extends Placed, Item>(
  { limit, cursor }: PageRequest,
  { read, keep }: Filling<Row, Item>,
): Promise<Page<Item>> {
  const kept: (readonly [Row, Item])[] = []
  let page: PageRequest = { limit, cursor }
  for (let readings = 1; ; readings++) {
    const found = await read(page)
    kept.push(...(await keep(found.items)))
    const last = kept[limit - 1]
    const items = kept.slice(0, limit).map(([, item]) => item)
    if (last !== undefined && kept.length > limit) return { items, next: last[0].after }
    if (last !== undefined || found.next === null || readings === READINGS) return { items, next: found.next }
    page = { limit: AT_ONCE, cursor: found.next }
  }
}
