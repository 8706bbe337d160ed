/**
 * esbuild works as a process of its own, which keeps hundreds of megabytes of what it read for as long as ours lives: a product that built
 * its pages at its start would have it beside it for months. So it ends with the last build that is under way; the next one starts it again.
 */
import { stop } from 'esbuild'

let underWay = 0

/** @template Made @param {() => Promise<Made>} build @returns {Promise<Made>} */
export async function building(build) {
  underWay += 1
  try {
    return await build()
  } finally {
    underWay -= 1
    if (underWay === 0) await stop()
  }
}
