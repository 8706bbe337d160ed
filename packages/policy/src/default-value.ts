/** The zero values that absent fields read as, like unset fields of a protocol buffer message. */
import type { Shape } from './shape.ts'

/** Whole numbers of events are kept within what a double counts exactly; beyond it they read as the bound. */
export const LARGEST_INT = Number.MAX_SAFE_INTEGER

/** JavaScript for the zero value of a shape; null for objects, which are reached by optional access. */
export function zeroOf(shape: Shape): string | null {
  switch (shape.kind) {
    case 'string':
      return '""'
    case 'int':
    case 'double':
      return '0'
    case 'bool':
      return 'false'
    case 'list':
      return 'kit.NONE'
    default:
      return null
  }
}
